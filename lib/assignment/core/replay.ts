import { decide, decideByHand, ManualChoiceRefused } from './decide';
import { engineOf, UnknownEngine } from './engine';
import type { Decision, DecisionInput, RecordedCandidate, RecordedDecision } from './types';

/** What a replay found: the decision as it comes out again, and what differs from the record. */
export interface Replay {
  readonly same: boolean;
  readonly decision: Decision;
  /** Names of the fields that differ; empty when the same. */
  readonly differences: readonly string[];
}

/**
 * Decides again from the recorded input and compares with the recorded decision.
 *
 * Everything that matters is compared: outcome, reason, choice, ranks, exclusions, every number that
 * the record holds. A figure that a record does not hold yet, and a sentence that it still holds,
 * are not, so that neither a new figure nor better wording makes an old record look wrong.
 *
 * It is the engine that made the record that decides again, so that what the core has learned since
 * makes no record look wrong.
 *
 * @throws {ManualChoiceRefused} when a recorded choice by hand would be refused.
 * @throws {UnknownEngine} for a record that a newer product made.
 */
export function replay(input: DecisionInput, recorded: RecordedDecision): Replay {
  const engine = engineOf(engineVersionOf(recorded));
  const decision =
    recorded.outcome === 'manual' && recorded.attorneyId !== null
      ? decideByHand(input, recorded.attorneyId, recorded.override, engine)
      : decide(input, engine);
  const now = fieldsOf(decision);
  const then = fieldsOf(recorded);
  const differences = Object.keys(then).filter((field) => !holds(now[field], then[field]));
  return { same: differences.length === 0, decision, differences };
}

/**
 * A decision as its record holds it, with its figures. Where the record holds sentences in their
 * place, the engine that made it decides again; where that does not come out the same, or cannot be
 * done here, the sentences stay.
 */
export function recall(input: DecisionInput, recorded: RecordedDecision): RecordedDecision {
  if (recorded.summary === undefined) return recorded;
  try {
    const { same, decision } = replay(input, recorded);
    return same ? decision : recorded;
  } catch (error) {
    if (error instanceof UnknownEngine || error instanceof ManualChoiceRefused) return recorded;
    throw error;
  }
}

/** The version of the core that made a decision. */
export function engineVersionOf({ engineVersion }: Pick<Decision, 'engineVersion'>): number {
  return engineVersion ?? 1;
}

/** What is compared, under the name by which a difference is told; as JSON, as records are kept. */
function fieldsOf(decision: RecordedDecision): Readonly<Record<string, unknown>> {
  const { outcome, reason, attorneyId, strategy, ruleSetVersion, decidedAtMs } = decision;
  const { caseWeightPoints, candidates, override, grounds } = decision;
  const fields = {
    outcome,
    reason,
    attorneyId,
    strategy,
    ruleSetVersion,
    decidedAtMs,
    caseWeightPoints,
    candidates: candidates.map(valuesOf),
    override: override && { reason: override.reason, exclusions: override.exclusions },
    grounds,
  };
  return JSON.parse(JSON.stringify(fields)) as typeof fields;
}

function valuesOf(result: RecordedCandidate): unknown {
  const { attorneyId, rank, exclusions, factors, totalCost } = result;
  const { utilizationBefore, utilizationAfter } = result;
  return { attorneyId, rank, exclusions, factors, totalCost, utilizationBefore, utilizationAfter };
}

/** Where a record made before it held figures has its sentences. */
const SENTENCE = 'detail';

/** Whether a value comes out again as it was recorded: all that was recorded, in any order of keys. */
function holds(now: unknown, then: unknown): boolean {
  if (Array.isArray(then) && Array.isArray(now)) {
    return then.length === now.length && then.every((value, index) => holds(now[index], value));
  }
  if (!isRecord(then) || !isRecord(now)) return now === then;
  return Object.keys(then).every((key) => key === SENTENCE || holds(now[key], then[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
