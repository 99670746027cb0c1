import type { CaseFacts } from '@/lib/assignment/core';

/** Whether the rules placed a case, or a person did while it waited. */
export type PlacedBy = 'rules' | 'person';

/** What became of a new case in a backtest. */
export interface CaseOutcome {
  readonly facts: CaseFacts;
  /** When the rules first saw it. */
  readonly arrivedAtMs: number;
  /** Who got it first; null while it waits. */
  attorneyId: string | null;
  by: PlacedBy | null;
  /** Until it was placed, closed, or the period was over. */
  waitedMs: number;
  /** Whether who got it has the level that the case wants. */
  isSuited: boolean | null;
  /** Whether the client's last attorney got it; null where there was none, or they were away. */
  keptClient: boolean | null;
  /** Why it did not go where it went otherwise; null where it did. */
  why: string | null;
}

/** The outcome of a case that has just arrived. */
export function outcomeOf(facts: CaseFacts, arrivedAtMs: number): CaseOutcome {
  return {
    facts,
    arrivedAtMs,
    attorneyId: null,
    by: null,
    waitedMs: 0,
    isSuited: null,
    keptClient: null,
    why: null,
  };
}
