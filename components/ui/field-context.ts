'use client';

import { createContext, use } from 'react';

/** What a `Field` tells the control inside it. */
export interface FieldContextValue {
  id: string;
  name: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
  /** What was typed before the server refused it; undefined when nothing was sent yet. */
  typedValue: string | undefined;
}

export const FieldContext = createContext<FieldContextValue | null>(null);

interface ControlProps {
  id?: string | undefined;
  name?: string | undefined;
  required?: boolean | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling' | undefined;
}

/** The id, name and aria attributes of a control: its own where given, else those of its Field. */
export function useFieldControl(own: ControlProps) {
  const field = use(FieldContext);
  const describedBy = [own['aria-describedby'], field?.describedBy].filter(Boolean).join(' ');
  return {
    typedValue: field?.typedValue,
    attributes: {
      id: own.id ?? field?.id,
      name: own.name ?? field?.name,
      required: own.required ?? (field?.required || undefined),
      'aria-describedby': describedBy || undefined,
      'aria-invalid': own['aria-invalid'] ?? (field?.invalid || undefined),
    },
  };
}
