'use client';

import { createContext } from 'react';

/** What the surrounding `ActionForm` knows: the last refusal and whether an answer is awaited. */
export interface ActionFormContextValue {
  fieldErrors: Record<string, string[]>;
  values: Record<string, string>;
  pending: boolean;
}

export const ActionFormContext = createContext<ActionFormContextValue | null>(null);
