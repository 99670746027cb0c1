import 'server-only';
import type { DecisionCause, EndReason, StartReason } from '@/lib/contracts/case-codes';
import { newId } from '@/lib/platform/ids';
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
import type { AssignmentTransaction } from './transaction';

/** The open interval of a case that has a holder. */
export interface OpenInterval {
  readonly id: string;
  readonly startedAt: Date;
}

/** Records a decision with its whole input, so that it can be replayed. */
export function recordDecision(
  transaction: AssignmentTransaction,
  cause: DecisionCause,
  input: DecisionInput,
  decision: Decision,
): string {
  const id = newId();
  transaction.writes.decisions.push({
    firmId: transaction.firmId,
    id,
    caseId: input.case.id,
    cause,
    outcome: decision.outcome,
    reason: decision.reason,
    strategy: decision.strategy,
    ruleSetVersion: decision.ruleSetVersion,
    engineVersion: engineVersionOf(decision),
    attorneyId: decision.attorneyId,
    decidedAt: transaction.at,
    actorName: transaction.actor.name,
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
  transaction: AssignmentTransaction,
  row: CaseRow,
  input: DecisionInput,
  cause: DecisionCause,
): Placed {
  const decision = decide(input);
  const decisionId = recordDecision(transaction, cause, input, decision);
  if (decision.attorneyId === null) {
    transaction.record('case-waits', { caseId: row.id, facts: { decisionId } });
    return { row, decision, decisionId };
  }
  const placed = placeWith(transaction, row, decision.attorneyId, {
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
  transaction: AssignmentTransaction,
  row: CaseRow,
  attorneyId: string,
  why: {
    startReason: StartReason;
    decisionId: string | null;
    handoffId: string | null;
    newIntake: CaseFacts | null;
  },
): CaseRow {
  takeOn(transaction, row, attorneyId, why.newIntake);
  transaction.writes.newAssignments.push({
    firmId: transaction.firmId,
    id: newId(),
    caseId: row.id,
    attorneyId,
    startedAt: transaction.at,
    endedAt: null,
    startReason: why.startReason,
    endReason: null,
    isNewIntake: why.newIntake !== null,
    turn: transaction.state.lastTurn,
    decisionId: why.decisionId,
    handoffId: why.handoffId,
  });
  transaction.record('case-assigned', {
    caseId: row.id,
    attorneyId,
    facts: {
      startReason: why.startReason,
      decisionId: why.decisionId,
      turn: transaction.state.lastTurn,
    },
  });
  const placed: CaseRow = { ...row, attorneyId, assignedAt: transaction.at, waitingSince: null };
  transaction.writes.saveCase(placed);
  return placed;
}

/**
 * Lays a case held in the firm's state: what placing it does, and what a plan asks
 * "what if" with, so that its next proposal sees what the ones before it would do.
 */
export function takeOn(
  transaction: Pick<AssignmentTransaction, 'state' | 'at'>,
  load: CaseLoad,
  attorneyId: string,
  newIntake: CaseFacts | null = null,
): void {
  const atMs = transaction.at.getTime();
  applyChange(transaction.state, { kind: 'assigned', attorneyId, load, atMs, newIntake });
}

/** Takes a case from its holder and ends the interval. The row keeps its holder. */
export function releaseFrom(
  transaction: AssignmentTransaction,
  row: CaseRow,
  interval: OpenInterval,
  endReason: EndReason,
): void {
  if (row.attorneyId === null) return;
  applyChange(transaction.state, { kind: 'released', attorneyId: row.attorneyId, load: row });
  transaction.writes.endedAssignments.push({
    firmId: transaction.firmId,
    id: interval.id,
    // Two handoffs within one clock tick, or a clock set back, must not end before they began.
    endedAt: transaction.at < interval.startedAt ? interval.startedAt : transaction.at,
    endReason,
  });
}

/** What a case weighs on its holder's workload in this stage. */
export function weighIn(
  transaction: Pick<AssignmentTransaction, 'rules'>,
  complexity: number,
  stage: Stage,
): CaseLoad {
  return loadIn(caseWeightPoints(complexity), stage, transaction.rules);
}

/** Moves the holder's counters from what the case weighed to what it weighs now. */
export function reweigh(transaction: AssignmentTransaction, before: CaseRow, after: CaseRow): void {
  const { attorneyId } = before;
  if (attorneyId === null) return;
  applyChange(transaction.state, { kind: 'reweighed', attorneyId, from: before, to: after });
}
