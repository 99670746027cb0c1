import type { Candidate, CaseFacts, Stage } from '@/lib/assignment/core';

/** A value that its owner may change in place. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An attorney of a firm that lives in memory. */
export interface Desk {
  readonly candidate: Mutable<Candidate>;
  readonly walledClients: Set<string>;
  readonly walledCompanies: Set<string>;
  /** Instants of the new cases of the last seven days, oldest first. */
  readonly recentIntake: number[];
}

/** A case and who holds it; `heldPoints` is what it adds to the holder's load. */
export interface HeldCase {
  readonly facts: CaseFacts;
  readonly attorneyId: string;
  readonly stage: Stage;
  readonly heldPoints: number;
  readonly counts: boolean;
}

/** A case and the attorney that the rules chose for it. */
export interface Placement {
  readonly facts: CaseFacts;
  readonly attorneyId: string;
}
