import type {
  AbsenceWindow,
  CaseFacts,
  Level,
  NamedFacts,
  RuleSet,
  Stage,
} from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/assignment/core/arithmetic';
import { expectedFinishMs, pacePercent } from '@/lib/assignment/core/presence';
import { dayEnd } from '@/lib/shared/time';
import type { InstanceCase } from './schema';

/** The person who holds a case sets its pace. */
export interface Pace {
  readonly level: Level;
  /** In order and apart. */
  readonly absences: readonly AbsenceWindow[];
}

/** One case on its way through its stages. */
export interface CaseRun {
  facts: CaseFacts;
  readonly stages: InstanceCase['stages'];
  stageIndex: number;
  /** What is left of the stage: work at level 2, or calendar time. */
  remainingMs: number;
  startedAtMs: number;
  /** Rises whenever the planned end of the stage becomes void. */
  planVersion: number;
  waitingSinceMs: number | null;
  /** All time spent in the waiting line so far. */
  waitedMs: number;
  /** The attorney of each assignment, in order. */
  readonly holders: string[];
  /** When the case first left the stages that count: filed, or closed. */
  workDoneAtMs: number | null;
}

/** The facts of an arriving case under these rules. */
export function factsOf(
  source: InstanceCase,
  rules: RuleSet,
  deadlineMs: number | null,
): NamedFacts<'weightPoints' | 'relationshipAttorneyId' | 'workCalendar' | 'heldForConflict'> {
  return {
    id: source.id,
    clientId: source.clientId,
    company: source.company?.trim().toLowerCase() || null,
    visaType: source.visaType,
    complexity: source.complexity,
    priority: source.priority,
    deadlineMs,
    arrivedAtMs: source.arrivesAt,
    estimatedDays: rules.visaTypes[source.visaType].estimatedDays,
    lastAttorneyId: null,
    previousHolderId: null,
  };
}

/** Deadlines fall on few days, so each day's end is computed once. */
export function deadlineReader(
  timeZone: string,
): (date: string | null | undefined) => number | null {
  const known = new Map<string, number>();
  return (date) => {
    if (!date) return null;
    const ms = known.get(date) ?? dayEnd(date, timeZone).getTime();
    known.set(date, ms);
    return ms;
  };
}

/** A case as it arrives, before its first stage. */
export function startRun(source: InstanceCase, facts: CaseFacts): CaseRun {
  return {
    facts,
    stages: source.stages,
    stageIndex: 0,
    remainingMs: (source.stages[0]?.days ?? 0) * DAY_MS,
    startedAtMs: source.arrivesAt,
    planVersion: 0,
    waitingSinceMs: null,
    waitedMs: 0,
    holders: [],
    workDoneAtMs: null,
  };
}

/** The stage a case is in, or closed when it has been through all of them. */
export function stageOf(run: CaseRun): Stage {
  return run.stages[run.stageIndex]?.stage ?? 'closed';
}

/** Begins (or resumes) the stage with this holder; returns the instant at which it will end. */
export function beginStage(run: CaseRun, counts: boolean, pace: Pace, atMs: number): number {
  run.startedAtMs = atMs;
  run.planVersion += 1;
  if (!counts) return atMs + run.remainingMs;
  const workMs = (run.remainingMs * pacePercent(pace.level)) / 100;
  return expectedFinishMs(pace.absences, atMs, workMs);
}

/** Stops the work where it stands, since the holder leaves. */
export function suspendStage(run: CaseRun, pace: Pace, atMs: number): void {
  const presentMs = presentBetween(pace.absences, run.startedAtMs, atMs);
  const doneMs = (presentMs * 100) / pacePercent(pace.level);
  run.remainingMs = Math.max(0, run.remainingMs - doneMs);
  run.planVersion += 1;
}

/** Moves on to the next stage; false when there is none. */
export function nextStage(run: CaseRun): boolean {
  run.stageIndex += 1;
  const stage = run.stages[run.stageIndex];
  run.remainingMs = (stage?.days ?? 0) * DAY_MS;
  return stage !== undefined;
}

/** Time between two instants that is not covered by the absences (in order and apart). */
export function presentBetween(
  absences: readonly AbsenceWindow[],
  fromMs: number,
  toMs: number,
): number {
  let presentMs = Math.max(0, toMs - fromMs);
  for (const { startsAtMs, endsAtMs } of absences) {
    presentMs -= Math.max(0, Math.min(endsAtMs, toMs) - Math.max(startsAtMs, fromMs));
  }
  return presentMs;
}
