'use client';

import { createContext } from 'react';

/** What the surrounding `ActionForm` knows: the last refusal and whether an answer is awaited. */
export interface ActionFormContextValue {
  fieldErrors: Record<string, string[]>;
  values: Record<string, string>;
  pending: boolean;
  /** The last answer was a question, which says by now what would follow. */
  asked: boolean;
}

export const ActionFormContext = createContext<ActionFormContextValue | null>(null);

/** The member whom the page is drawn for: what is sent from it is sent in their name only. */
export const MemberContext = createContext<string | null>(null);
