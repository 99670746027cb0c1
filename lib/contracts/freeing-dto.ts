import type { FreeingChange } from '@/lib/assignment/core';

/** One change to one attorney that would make them able to take a case, as API and pages show it. */
export type FreeingDto =
  | Exclude<FreeingChange, { kind: 'present' }>
  | { readonly kind: 'present'; readonly startsAt: string; readonly endsAt: string };

/** The kinds of such changes. */
export const FREEING_KINDS = [
  'room',
  'intake',
  'present',
  'active',
  'own-maximum',
  'level',
  'seniority',
] as const satisfies readonly FreeingDto['kind'][];
export type FreeingKind = (typeof FREEING_KINDS)[number];
