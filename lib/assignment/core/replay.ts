import { decide, decideByHand } from './decide';
import { engineOf } from './engine';
import type { CandidateResult, Decision, DecisionInput } from './types';

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
 * Everything that matters is compared: outcome, reason, choice, ranks, exclusions, every number.
 * The sentences are not, so that better wording never makes an old record look wrong.
 *
 * It is the engine that made the record that decides again, so that what the core has learned since
 * makes no record look wrong.
 *
 * @throws {ManualChoiceRefused} when a recorded choice by hand would be refused.
 * @throws {UnknownEngine} for a record that a newer product made.
 */
export function replay(input: DecisionInput, recorded: Decision): Replay {
  const engine = engineOf(engineVersionOf(recorded));
  const decision =
    recorded.outcome === 'manual' && recorded.attorneyId !== null
      ? decideByHand(input, recorded.attorneyId, recorded.override, engine)
      : decide(input, engine);
  const now = fieldsOf(decision);
  const then = fieldsOf(recorded);
  const differences = Object.keys(now).filter((field) => now[field] !== then[field]);
  return { same: differences.length === 0, decision, differences };
}

/** The version of the core that made a decision. */
export function engineVersionOf({ engineVersion }: Pick<Decision, 'engineVersion'>): number {
  return engineVersion ?? 1;
}

/** Each compared field as text: arrays of values only, so that key order cannot matter. */
function fieldsOf(decision: Decision): Record<string, string> {
  const { override } = decision;
  return {
    outcome: decision.outcome,
    reason: decision.reason,
    attorneyId: String(decision.attorneyId),
    strategy: decision.strategy,
    ruleSetVersion: String(decision.ruleSetVersion),
    decidedAtMs: String(decision.decidedAtMs),
    caseWeightPoints: String(decision.caseWeightPoints),
    candidates: JSON.stringify(decision.candidates.map(valuesOf)),
    override: JSON.stringify(override && [override.reason, override.exclusions]),
  };
}

function valuesOf(result: CandidateResult): readonly unknown[] {
  return [
    result.attorneyId,
    result.rank,
    result.exclusions.map(({ code }) => code),
    result.factors.map(({ code, points }) => [code, points]),
    result.totalCost,
    result.utilizationBefore,
    result.utilizationAfter,
  ];
}
