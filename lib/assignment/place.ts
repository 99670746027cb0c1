import 'server-only';
import { newId } from '@/lib/ids';
import {
  applyChange,
  caseWeightPoints,
  decide,
  engineVersionOf,
  loadIn,
  type CaseFacts,
  type CaseLoad,
  type Decision,
  type DecisionInput,
  type Stage,
} from './core';
import type { CaseRow } from './facts';
import type { AssignmentUnit } from './unit';

/** What made a decision necessary. */
export type DecisionCause = 'arrival' | 'drain' | 'by-hand' | 'handoff' | 'rerun';
export type StartReason = 'rules' | 'by-hand' | 'handoff' | 'reopened';
export type EndReason = 'handoff' | 'closed';

/** The open interval of a case that has a holder. */
export interface OpenInterval {
  readonly id: string;
  readonly startedAt: Date;
}

/** Records a decision with its whole input, so that it can be replayed. */
export function recordDecision(
  unit: AssignmentUnit,
  cause: DecisionCause,
  input: DecisionInput,
  decision: Decision,
): string {
  const id = newId();
  unit.writes.decisions.push({
    firmId: unit.firmId,
    id,
    caseId: input.case.id,
    cause,
    outcome: decision.outcome,
    reason: decision.reason,
    strategy: decision.strategy,
    ruleSetVersion: decision.ruleSetVersion,
    engineVersion: engineVersionOf(decision),
    attorneyId: decision.attorneyId,
    decidedAt: unit.at,
    actorName: unit.actor.name,
    input,
    result: decision,
  });
  return id;
}

/** What was decided on a case, and the case as it is now. */
export interface Placed {
  readonly row: CaseRow;
  readonly decision: Decision;
  readonly decisionId: string;
}

/** Runs the rules on an arriving or waiting case and does what they say. */
export function decideAndPlace(
  unit: AssignmentUnit,
  row: CaseRow,
  input: DecisionInput,
  cause: DecisionCause,
): Placed {
  const decision = decide(input);
  const decisionId = recordDecision(unit, cause, input, decision);
  if (decision.attorneyId === null) {
    unit.record('case-waits', { caseId: row.id, facts: { decisionId } });
    return { row, decision, decisionId };
  }
  const placed = placeWith(unit, row, decision.attorneyId, {
    startReason: 'rules',
    decisionId,
    handoffId: null,
    newIntake: input.case,
  });
  return { row: placed, decision, decisionId };
}

/**
 * Gives a case without a holder to an attorney: the firm's state, interval, event. Who may hold it
 * has been decided before. `newIntake` is what was decided on where the case is new.
 */
export function placeWith(
  unit: AssignmentUnit,
  row: CaseRow,
  attorneyId: string,
  why: {
    startReason: StartReason;
    decisionId: string | null;
    handoffId: string | null;
    newIntake: CaseFacts | null;
  },
): CaseRow {
  takeOn(unit, row, attorneyId, why.newIntake);
  unit.writes.newAssignments.push({
    firmId: unit.firmId,
    id: newId(),
    caseId: row.id,
    attorneyId,
    startedAt: unit.at,
    endedAt: null,
    startReason: why.startReason,
    endReason: null,
    isNewIntake: why.newIntake !== null,
    turn: unit.state.lastTurn,
    decisionId: why.decisionId,
    handoffId: why.handoffId,
  });
  unit.record('case-assigned', {
    caseId: row.id,
    attorneyId,
    facts: { startReason: why.startReason, decisionId: why.decisionId, turn: unit.state.lastTurn },
  });
  const placed: CaseRow = { ...row, attorneyId, assignedAt: unit.at, waitingSince: null };
  unit.writes.saveCase(placed);
  return placed;
}

/**
 * Lays a case on somebody's desk in the firm's state: what placing it does, and what a plan asks
 * "what if" with, so that its next proposal sees what the ones before it would do.
 */
export function takeOn(
  unit: Pick<AssignmentUnit, 'state' | 'at'>,
  load: CaseLoad,
  attorneyId: string,
  newIntake: CaseFacts | null = null,
): void {
  const atMs = unit.at.getTime();
  applyChange(unit.state, { kind: 'assigned', attorneyId, load, atMs, newIntake });
}

/** Takes a case off its holder's desk and ends the interval. The row keeps its holder. */
export function releaseFrom(
  unit: AssignmentUnit,
  row: CaseRow,
  interval: OpenInterval,
  endReason: EndReason,
): void {
  if (row.attorneyId === null) return;
  applyChange(unit.state, { kind: 'released', attorneyId: row.attorneyId, load: row });
  unit.writes.endedAssignments.push({
    firmId: unit.firmId,
    id: interval.id,
    // Two handoffs within one clock tick, or a clock set back, must not end before they began.
    endedAt: unit.at < interval.startedAt ? interval.startedAt : unit.at,
    endReason,
  });
}

/** What a case weighs on its holder's desk in this stage. */
export function weighIn(
  unit: Pick<AssignmentUnit, 'rules'>,
  complexity: number,
  stage: Stage,
): CaseLoad {
  return loadIn(caseWeightPoints(complexity), stage, unit.rules);
}

/** Moves the holder's counters from what the case weighed to what it weighs now. */
export function reweigh(unit: AssignmentUnit, before: CaseRow, after: CaseRow): void {
  const { attorneyId } = before;
  if (attorneyId === null) return;
  applyChange(unit.state, { kind: 'reweighed', attorneyId, from: before, to: after });
}
