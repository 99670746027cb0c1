import type { Candidate, Stage } from '@/lib/assignment/core';
import { inOrder, type Past, type PastCase, type PastEvent } from '@/lib/features/backtest/past';
import { anAttorney, day } from '@/tests/core/builders';

/** So many days are backtested unless told otherwise. */
export const DAYS = 30;

/** An H-1B case of complexity 5 that arrives so many days after day 0. */
export function aPastCase(id: string, arrivesOn = 0, facts: Partial<PastCase> = {}): PastCase {
  return {
    id,
    clientId: `client-${id}`,
    company: null,
    visaType: 'H-1B',
    complexity: 5,
    priority: 'normal',
    deadlineMs: null,
    arrivedAtMs: day(arrivesOn),
    ...facts,
  };
}

/** A case arrives in drafting, so many days after day 0. */
export function arrival(id: string, on: number, facts: Partial<PastCase> = {}): PastEvent {
  const stage: Stage = 'drafting';
  return { kind: 'arrival', facts: aPastCase(id, on, facts), stage, atMs: day(on) };
}

/** A case comes into a stage. */
export function stage(caseId: string, to: Stage, on: number): PastEvent {
  return { kind: 'stage', caseId, stage: to, atMs: day(on) };
}

/** The past of a firm: these people, these events, and a mark at the end of every day. */
export function aPast(
  people: readonly (string | Partial<Candidate>)[],
  events: readonly PastEvent[],
  more: Partial<Past> = {},
): Past {
  const marks = Array.from({ length: DAYS }, (_, index): PastEvent => {
    return { kind: 'day', atMs: day(index + 1) };
  });
  return {
    fromMs: day(0),
    toMs: day(DAYS),
    ledgersAtMs: day(0),
    attorneys: people.map((person) => ({
      candidate:
        typeof person === 'string' ? anAttorney(person) : anAttorney(person.id ?? 'A', person),
      absences: [],
    })),
    walls: [],
    carried: [],
    owners: [],
    recentIntake: [],
    forecasts: [],
    ...more,
    events: inOrder([...events, ...marks]),
  };
}
