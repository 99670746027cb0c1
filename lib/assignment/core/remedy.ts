import type { FreeingChange } from './what-frees';

/** One change, and the place in the ranking that it would have led to. */
export interface Remedy {
  readonly change: RemedyChange;
  readonly place: number;
  /** Whether they were not even eligible without it. */
  readonly admits: boolean;
}

export type RemedyChange =
  | { readonly kind: 'fewer-cases'; readonly cases: number }
  | Exclude<FreeingChange, { kind: 'room' }>;
