import type {
  AbsenceWindow,
  Candidate,
  CaseFacts,
  ForecastItem,
  Stage,
  WorkCalendar,
} from '@/lib/assignment/core';

/*
 * What really happened in a firm between two instants, as far as it does not depend on its rules:
 * plain data that a backtest plays as often as it likes and never changes.
 */

/** A case without what rules and holders make of it. */
export type PastCase = Omit<
  CaseFacts,
  'estimatedDays' | 'workCalendar' | 'lastAttorneyId' | 'previousHolderId'
>;

/** An absence and from when to when the firm knew of it; `knownToMs` is its cancellation. */
export interface PastAbsence extends AbsenceWindow {
  readonly knownFromMs: number;
  readonly knownToMs: number | null;
}

/** An attorney as the period begins, with an empty workload: what they hold is carried there. */
export interface PastAttorney {
  readonly candidate: Candidate;
  readonly absences: readonly PastAbsence[];
}

/** A case held when the period begins. */
export interface CarriedCase {
  readonly facts: PastCase;
  readonly attorneyId: string;
  readonly stage: Stage;
}

/** A wall with a client or a company. */
export interface PastWall {
  readonly attorneyId: string;
  readonly clientId: string | null;
  readonly company: string | null;
}

export type Happening =
  | { readonly kind: 'wall'; readonly wall: PastWall; readonly up: boolean }
  /** What is known of someone's absences changes, or one of them ends. */
  | { readonly kind: 'absences'; readonly attorneyId: string }
  | { readonly kind: 'stage'; readonly caseId: string; readonly stage: Stage }
  | { readonly kind: 'join'; readonly attorneyId: string }
  /** Someone is paused for new cases, or takes them again. */
  | { readonly kind: 'activity'; readonly attorneyId: string; readonly active: boolean }
  /** A person handed the case over. */
  | {
      readonly kind: 'handoff';
      readonly caseId: string;
      readonly fromId: string;
      readonly toId: string;
    }
  | { readonly kind: 'arrival'; readonly facts: PastCase; readonly stage: Stage }
  /** A person gave a waiting case to someone. */
  | { readonly kind: 'by-hand'; readonly caseId: string; readonly attorneyId: string }
  /** A whole number of days since the period began. */
  | { readonly kind: 'day' };

export type PastEvent = Happening & { readonly atMs: number };

/** What can happen, in the order in which the things of one instant do. */
const RANK: Readonly<Record<Happening['kind'], number>> = {
  wall: 0,
  absences: 1,
  stage: 2,
  join: 3,
  activity: 4,
  handoff: 5,
  arrival: 6,
  'by-hand': 7,
  day: 8,
};

/** The period of a firm that its rules are backtested on. */
export interface Past {
  readonly fromMs: number;
  readonly toMs: number;
  /** The firm's working days as they are today; missing where every day is one. */
  readonly workCalendar?: WorkCalendar | undefined;
  /** When the fair-share balances were as the attorneys have them; they fade from then on. */
  readonly ledgersAtMs: number;
  /** In roster order. */
  readonly attorneys: readonly PastAttorney[];
  readonly walls: readonly PastWall[];
  readonly carried: readonly CarriedCase[];
  /** In the order of `inOrder`; cases that waited when the period began arrive at its beginning. */
  readonly events: readonly PastEvent[];
  /** The attorney of each client's most recent case before the period. */
  readonly owners: readonly (readonly [clientId: string, attorneyId: string])[];
  /** New cases of the seven days before the period, oldest first. */
  readonly recentIntake: readonly { readonly attorneyId: string; readonly atMs: number }[];
  /** What the firm expected as from each instant on, earliest first. */
  readonly forecasts: readonly {
    readonly atMs: number;
    readonly items: readonly ForecastItem[];
  }[];
}

/** Events in the order in which they happen; what is level keeps its order. */
export function inOrder(events: readonly PastEvent[]): PastEvent[] {
  return events.toSorted((a, b) => a.atMs - b.atMs || RANK[a.kind] - RANK[b.kind]);
}

/** The absences that the firm knew of at an instant. */
export function absencesKnownAt(absences: readonly PastAbsence[], atMs: number): AbsenceWindow[] {
  return absences
    .filter(
      ({ knownFromMs, knownToMs }) =>
        knownFromMs <= atMs && (knownToMs === null || knownToMs > atMs),
    )
    .map(({ startsAtMs, endsAtMs }) => ({ startsAtMs, endsAtMs }));
}

/** A wall as the workloads of a firm in memory take it. */
export function targetOf({ clientId, company }: PastWall): { clientId?: string; company?: string } {
  return { ...(clientId !== null && { clientId }), ...(company !== null && { company }) };
}
