import { contextOf, type DecisionContext } from './context';
import { preferenceOf, rankingContextOf } from './continuity';
import { CURRENT_ENGINE, type Engine } from './engine';
import { exclusionCodesOf, exclusionsOf, isEligible } from './eligibility';
import { compareRoster, type Scored } from './strategies/scored';
import { bestTwoOf, rankEligible, rankingFactors } from './strategies';
import { tieOf } from './ties';
import type {
  Candidate,
  CandidateResult,
  Decision,
  DecisionInput,
  DecisionReason,
  Exclusion,
  ExclusionCode,
  Grounds,
  Override,
  RankedCandidate,
} from './types';
import { NEVER_OVERRIDABLE } from './types';
import { utilization } from './workload';

/** A person chose an attorney whom the rules exclude, and may not or did not override that. */
export class ManualChoiceRefused extends Error {
  override readonly name = 'ManualChoiceRefused';
  readonly attorneyId: string;
  /** What stands against the choice; an override must cover all of it. */
  readonly exclusions: readonly Exclusion[];

  constructor(attorneyId: string, exclusions: readonly Exclusion[]) {
    super(exclusions.map(({ code }) => code).join());
    this.attorneyId = attorneyId;
    this.exclusions = exclusions;
  }
}

/**
 * The eligible attorneys, best first, without any figures: what a simulation or a waiting line
 * needs thousands of times. Always the same order as in `decide`.
 */
export function rank(
  input: DecisionInput,
  engine: Engine = CURRENT_ENGINE,
): readonly RankedCandidate[] {
  const context = rankingContextOf(input, engine);
  const eligible = input.candidates.filter((candidate) => isEligible(context, candidate));
  return rankEligible(context, eligible).map(rankedOf);
}

/**
 * The first two of `rank`, in one pass without sorting: all that a waiting line needs to choose
 * which of many cases to place next.
 */
export function rankBestTwo(input: DecisionInput): readonly RankedCandidate[] {
  return bestTwoOf(rankingContextOf(input), input.candidates, isEligible).map(rankedOf);
}

function rankedOf({ candidate, totalCost }: Scored): RankedCandidate {
  return { attorneyId: candidate.id, totalCost };
}

/** The reason that `decide` gives for this ranking of this input. */
export function reasonFor(
  input: DecisionInput,
  ranking: readonly RankedCandidate[],
): DecisionReason {
  const best = ranking[0];
  if (!best) return 'waiting';
  const { rules, case: facts } = input;
  if (preferenceOf(rules, facts, best.attorneyId) < 2) return 'continuity';
  return ranking.length === 1 ? 'only-eligible' : rules.strategy;
}

/** The exclusion codes of every attorney who is not eligible, by attorney id. */
export function findExclusions(input: DecisionInput): ReadonlyMap<string, ExclusionCode[]> {
  const context = contextOf(input);
  const found = new Map<string, ExclusionCode[]>();
  for (const candidate of [...input.candidates].sort(compareRoster)) {
    const codes = exclusionCodesOf(context, candidate);
    if (codes.length > 0) found.set(candidate.id, codes);
  }
  return found;
}

/**
 * Gives a case to the right attorney, or says why no one can take it.
 *
 * Pure: the same input gives the same decision, in whatever order the candidates come.
 *
 * @param engine an earlier one, where a record is judged that it made
 */
export function decide(input: DecisionInput, engine: Engine = CURRENT_ENGINE): Decision {
  const context = rankingContextOf(input, engine);
  const { ranked, results } = assess(input, context);
  const best = ranked[0];
  const base = baseOf(input, context, results);
  if (!best) {
    return { ...base, outcome: 'waiting', reason: 'waiting', grounds: null };
  }
  const reason = reasonFor(input, ranked.map(rankedOf));
  return {
    ...base,
    outcome: 'assigned',
    reason,
    attorneyId: best.candidate.id,
    grounds: groundsOf(context, ranked, reason),
  };
}

/**
 * Records that a person gave the case to this attorney, with the rules' own ranking beside it.
 *
 * @throws {ManualChoiceRefused} when the attorney is not eligible and the choice is not overridden,
 * or stands against something that no one may override (an ethical wall, an inactive attorney).
 */
export function decideByHand(
  input: DecisionInput,
  attorneyId: string,
  override: { readonly reason: string } | null,
  engine: Engine = CURRENT_ENGINE,
): Decision {
  const context = rankingContextOf(input, engine);
  const { results } = assess(input, context);
  const chosen = results.find((result) => result.attorneyId === attorneyId);
  if (!chosen) {
    throw new ManualChoiceRefused(attorneyId, [{ code: 'inactive', ofFirm: false }]);
  }
  const absolute = chosen.exclusions.filter(({ code }) => NEVER_OVERRIDABLE.includes(code));
  if (absolute.length > 0) throw new ManualChoiceRefused(attorneyId, absolute);
  if (!chosen.eligible && override === null) {
    throw new ManualChoiceRefused(attorneyId, chosen.exclusions);
  }
  return {
    ...baseOf(input, context, results),
    outcome: 'manual',
    reason: 'manual',
    attorneyId,
    override: overrideOf(chosen, override),
    grounds: null,
  };
}

/** What the rules' choice is told by, beside the values that were compared. */
function groundsOf(
  context: DecisionContext,
  ranked: readonly Scored[],
  reason: DecisionReason,
): Grounds | null {
  const [best, second] = ranked;
  if (!best) return null;
  const comparesAll = reason !== 'continuity' && context.engine.tellsTies;
  return {
    visaType: context.facts.visaType,
    level: best.level,
    tie: comparesAll && second ? tieOf(context.rules.strategy, best, second) : null,
  };
}

function overrideOf(
  chosen: CandidateResult,
  override: { readonly reason: string } | null,
): Override | null {
  if (chosen.eligible || override === null) return null;
  return { reason: override.reason, exclusions: chosen.exclusions.map(({ code }) => code) };
}

function baseOf(
  input: DecisionInput,
  context: DecisionContext,
  candidates: readonly CandidateResult[],
): Omit<Decision, 'outcome' | 'reason' | 'grounds'> {
  return {
    attorneyId: null,
    strategy: input.rules.strategy,
    ruleSetVersion: input.ruleSetVersion,
    // Records of the first engine were written before there was a second.
    ...(context.engine.version > 1 && { engineVersion: context.engine.version }),
    decidedAtMs: input.decidedAtMs,
    caseWeightPoints: context.weight,
    candidates,
    override: null,
  };
}

interface Assessment {
  readonly ranked: readonly Scored[];
  readonly results: readonly CandidateResult[];
}

/** Splits the candidates into the ranked and the excluded and writes down why. */
function assess(input: DecisionInput, context: DecisionContext): Assessment {
  const eligible: Candidate[] = [];
  const excluded: { candidate: Candidate; exclusions: Exclusion[] }[] = [];
  for (const candidate of input.candidates) {
    const exclusions = exclusionsOf(context, candidate);
    if (exclusions.length === 0) eligible.push(candidate);
    else excluded.push({ candidate, exclusions });
  }
  const ranked = rankEligible(context, eligible);
  excluded.sort((a, b) => compareRoster(a.candidate, b.candidate));
  const results = [
    ...ranked.map((scored, index) => eligibleResult(context, scored, index + 1)),
    ...excluded.map(({ candidate, exclusions }) => excludedResult(context, candidate, exclusions)),
  ];
  return { ranked, results };
}

function eligibleResult(context: DecisionContext, scored: Scored, place: number): CandidateResult {
  return {
    ...commonResult(context, scored.candidate),
    eligible: true,
    rank: place,
    exclusions: [],
    factors: rankingFactors(context, scored),
    totalCost: scored.totalCost,
  };
}

function excludedResult(
  context: DecisionContext,
  candidate: Candidate,
  exclusions: readonly Exclusion[],
): CandidateResult {
  return {
    ...commonResult(context, candidate),
    eligible: false,
    rank: null,
    exclusions,
    factors: [],
    totalCost: null,
  };
}

function commonResult(context: DecisionContext, candidate: Candidate) {
  return {
    attorneyId: candidate.id,
    name: candidate.name,
    utilizationBefore: utilization(candidate.loadPoints, candidate.capacity),
    utilizationAfter: utilization(candidate.loadPoints + context.weight, candidate.capacity),
  };
}
