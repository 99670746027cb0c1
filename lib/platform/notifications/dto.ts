import type { ReasonCounts } from '@/lib/assignment/core';

/** What each kind of notification knows beside the case and the handoff that it is about. */
export interface NotificationFacts {
  /** A case came to them. */
  'case-assigned': { startReason: string; by: string };
  /** A case has waited longer than the firm accepts; how many attorneys each reason keeps away. */
  'case-waits': { hours: number; reasons: ReasonCounts };
  /** A case waits for the answer to its conflict check; by whom it was entered. */
  'conflict-waits': { by: string };
  /** The same, of cases of an import. */
  'conflicts-wait': { by: string };
  /** The deadline of a case is a few days away, `YYYY-MM-DD`. */
  'deadline-near': { day: string };
  'deadline-passed': { day: string };
  /** Many of both at once. */
  'deadlines-due': { near: number; passed: number };
  /** Someone carries more than their capacity; null where it is the person who is told. */
  'over-capacity': {
    attorneyId: string;
    attorney: string | null;
    activeCases: number;
    capacity: number;
  };
  /** Many cases passed that limit at once. */
  'cases-wait': { hours: number; cases: number };
  'handoff-asked': { by: string; from: string; reason: string };
  'handoff-accepted': HandoffAnswerFacts;
  'handoff-declined': HandoffAnswerFacts;
  'handoff-withdrawn': HandoffAnswerFacts;
  'handoff-expired': HandoffAnswerFacts;
  /** A person has to look at what comes in from new clients, for this reason. */
  'submission-waits': { reason: string };
  /** A note on a case mentions them. */
  'mentioned-in-note': { by: string };
  /** Rules were to take effect by themselves and could not, while `version` is in force. */
  'rules-not-published': { scheduledBy: string; version: number };
  /** They are to stand in for a colleague who will be away. */
  'cover-planned': { absent: string; startsOn: string; endsOn: string; cases: number };
  /** They need not stand in any more: the absence or its cover was taken back. */
  'cover-withdrawn': { absent: string };
  /** A case came to them for as long as a colleague is away. */
  'cover-started': { absent: string };
  /** They are back, and so is a case of theirs. */
  'cover-returned': { from: string };
  /** A case that they covered went back. */
  'cover-ended': { to: string };
  /** A case that they cover stays with them. */
  'cover-kept': { absent: string };
  /**
   * An absence began and no one could stand in for one of its cases; how many colleagues each reason
   * keeps away. Told in a sentence where it was told before reasons were.
   */
  'cover-not-possible': { absent: string } & ({ reasons: ReasonCounts } | { detail: string });
  /** Someone is out of the firm, and their cases wait for a plan. */
  'departure-open': { attorneyId: string; attorney: string; cases: number };
  /** A plan has been carried out; so many cases are still with the person who leaves. */
  'departure-finished': { attorneyId: string; attorney: string; moved: number; left: number };
  /** A wall was added against the attorney who holds the case. */
  'wall-conflict': WallFacts;
  /** The same, of many cases at once. */
  'wall-conflicts': WallFacts & { cases: number };
  /** Someone behind a wall wanted to open a case for whom it keeps them from. */
  'opening-refused': {
    by: string;
    client: string;
    /**
     * Whom it is about, as far as known: hides it from the person who comes to stand behind a wall
     * to them.
     */
    clientId: string | null;
    companyKey: string | null;
  };
  /** An endpoint is told nothing any more: it said so itself, or failed for three days. */
  'webhook-stopped': { endpointId: string; endpoint: string; state: 'ended' | 'disabled' };
}

interface WallFacts {
  attorneyId: string;
  attorney: string;
  by: string;
}

interface HandoffAnswerFacts {
  by: string;
  from: string;
  to: string;
  note: string | null;
}

export type NotificationKind = keyof NotificationFacts;

/** One notification with the case that it is about, as pages show it. */
export type NotificationDto = {
  [K in NotificationKind]: {
    id: string;
    kind: K;
    facts: NotificationFacts[K];
    case: { id: string; number: number; client: string } | null;
    handoffId: string | null;
    createdAt: string;
    readAt: string | null;
  };
}[NotificationKind];
