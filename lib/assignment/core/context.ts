import { CURRENT_ENGINE, type Engine } from './engine';
import { isAbsent } from './presence';
import type { CaseFacts, DecisionInput, Level, RuleSet, Threshold } from './types';
import { wantedLevel, weightOf } from './workload';

/** What one decision knows before it looks at any single attorney. */
export interface DecisionContext {
  readonly engine: Engine;
  readonly facts: CaseFacts;
  readonly rules: RuleSet;
  readonly nowMs: number;
  /** Full weight of the case in load points. */
  readonly weight: number;
  readonly wanted: Level;
  /** The thresholds that this case's complexity reaches. */
  readonly thresholds: readonly Threshold[];
  /** Whom continuity means in balanced (continuity.ts), if anyone is there; else null. */
  readonly presentOwnerId: string | null;
  readonly presentOwnerName: string | null;
  /** That attorney is the client's relationship attorney. */
  readonly ownerIsNamed: boolean;
}

/** Derives the context of a decision from its input, with the last attorney as the client's owner. */
export function contextOf(input: DecisionInput, engine: Engine = CURRENT_ENGINE): DecisionContext {
  const facts = input.case;
  const owner =
    facts.lastAttorneyId === null
      ? undefined
      : input.candidates.find((candidate) => candidate.id === facts.lastAttorneyId);
  const present = owner && owner.active && !isAbsent(owner.absences, input.decidedAtMs);
  return {
    engine,
    facts,
    rules: input.rules,
    nowMs: input.decidedAtMs,
    weight: weightOf(facts),
    wanted: wantedLevel(facts.complexity),
    thresholds: input.rules.thresholds.filter(
      (threshold) => facts.complexity >= threshold.fromComplexity,
    ),
    presentOwnerId: present ? owner.id : null,
    presentOwnerName: present ? owner.name : null,
    ownerIsNamed: false,
  };
}
