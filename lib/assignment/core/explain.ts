import { rank } from './decide';
import { findEngine, type Engine } from './engine';
import type { Remedy, RemedyChange } from './remedy';
import { engineVersionOf } from './replay';
import type {
  Candidate,
  DecisionInput,
  Level,
  RecordedCandidate,
  RecordedDecision,
  RecordedExclusion,
  RecordedFactor,
} from './types';
import { findFreeingChanges, withChange } from './what-frees';
import { levelFor, STANDARD_CASE_POINTS } from './workload';

/** More cases fewer than this is no longer "would have gone to" but another firm. */
const MAX_CASES_SIMULATED = 10;
/** For how many of the runners-up it is worked out what would have made them first. */
export const RUNNERS_UP_EXPLAINED = 5;

/** Where an attorney stood who did not get the case, in codes and figures. */
export type Standing =
  | { readonly kind: 'excluded'; readonly exclusions: readonly RecordedExclusion[] }
  /** First by the rules, but a person chose otherwise. */
  | { readonly kind: 'first' }
  /** Behind by values that do not add up: what was compared first of this one. */
  | {
      readonly kind: 'compared';
      readonly rank: number | null;
      readonly factor: RecordedFactor | null;
    }
  /** The first value that told this one and the first apart; none where the roster did. */
  | {
      readonly kind: 'apart';
      readonly bestName: string;
      readonly own: RecordedFactor | null;
      readonly best: RecordedFactor | null;
    }
  /** Costs were level; the shares of their workloads told, or where those were level too, the last ties. */
  | {
      readonly kind: 'level';
      readonly bestName: string;
      readonly utilization: { readonly best: number; readonly own: number } | null;
    }
  | {
      readonly kind: 'behind';
      readonly bestName: string;
      readonly points: number;
      /** The factor in which this one is furthest behind. */
      readonly most: RecordedFactor | null;
    };

/** Why one attorney did not get the case, and what would have changed that. */
export interface WhyNot {
  readonly attorneyId: string;
  readonly name: string;
  readonly rank: number | null;
  readonly standing: Standing;
  /** What would have given them the case (or made them eligible); null when nothing small would. */
  readonly remedy: Remedy | null;
}

export interface Explanation {
  /** Who got the case, with all that was overridden and all that was compared. */
  readonly chosen: RecordedCandidate | null;
  readonly others: readonly WhyNot[];
}

/**
 * Explains a recorded decision from nothing but its record: who, why them, why not each other
 * one, and what would have changed the outcome, found by deciding again with one thing changed.
 */
export function explain(input: DecisionInput, decision: RecordedDecision): Explanation {
  const chosen = decision.candidates.find(({ attorneyId }) => attorneyId === decision.attorneyId);
  const others = decision.candidates.filter((result) => result !== chosen);
  // Nothing can be tried on a record of a newer product.
  const engine = findEngine(engineVersionOf(decision));
  return {
    chosen: chosen ?? null,
    others: others.map((result) => ({
      attorneyId: result.attorneyId,
      name: result.name,
      rank: result.rank,
      standing: standingOf(decision, result),
      remedy: engine && remedyFor({ input, engine }, result),
    })),
  };
}

/**
 * Why a decision did not choose this attorney, as short as it can be told: what excludes them, or
 * what told them and the first apart. Null for someone whom it did not look at, and for the first.
 */
export function whyNotChosen(decision: RecordedDecision, attorneyId: string): Standing | null {
  const [best] = decision.candidates;
  const result = decision.candidates.find((candidate) => candidate.attorneyId === attorneyId);
  if (!result || (result === best && result.eligible)) return null;
  if (!result.eligible || !best || result.totalCost !== null) return standingOf(decision, result);
  // What a simple strategy compared, up to where the two differ.
  const decisive = best.factors.find(
    ({ code, points }) => result.factors.find((own) => own.code === code)?.points !== points,
  );
  const own = result.factors.find(({ code }) => code === decisive?.code) ?? null;
  return { kind: 'apart', bestName: best.name, own, best: decisive ?? null };
}

function standingOf({ candidates }: RecordedDecision, result: RecordedCandidate): Standing {
  const [best] = candidates;
  const { eligible, exclusions, rank: place } = result;
  if (!eligible) return { kind: 'excluded', exclusions };
  if (place === 1) return { kind: 'first' };
  if (!best || best.totalCost === null || result.totalCost === null) {
    return { kind: 'compared', rank: place, factor: result.factors[0] ?? null };
  }
  const points = result.totalCost - best.totalCost;
  if (points === 0) return levelWith(best, result);
  return { kind: 'behind', bestName: best.name, points, most: largestDisadvantage(best, result) };
}

/** What told two apart whose costs are level: utilization, else the last ties. */
function levelWith(best: RecordedCandidate, result: RecordedCandidate): Standing {
  const shares = { best: best.utilizationAfter, own: result.utilizationAfter };
  return {
    kind: 'level',
    bestName: best.name,
    utilization: shares.best < shares.own ? shares : null,
  };
}

function largestDisadvantage(
  best: RecordedCandidate,
  result: RecordedCandidate,
): RecordedFactor | null {
  const costs = new Map(best.factors.map(({ code, points }) => [code, points]));
  const against = result.factors.map((factor) => ({
    factor,
    disadvantage: factor.points - (costs.get(factor.code) ?? 0),
  }));
  against.sort((a, b) => b.disadvantage - a.disadvantage);
  const [worst] = against;
  return worst && worst.disadvantage > 0 ? worst.factor : null;
}

/** What would have helped: of the excluded, and of so many behind the first. */
function remedyFor(simulation: SimulationLimits, result: RecordedCandidate): Remedy | null {
  const candidate = simulation.input.candidates.find(({ id }) => id === result.attorneyId);
  const isExplained = result.rank === null || result.rank <= RUNNERS_UP_EXPLAINED + 1;
  return candidate && isExplained ? whatWouldHelp(simulation, candidate, result) : null;
}

/** The candidate with so many ordinary cases fewer. */
function withFewerCases(candidate: Candidate, cases: number): Candidate {
  return {
    ...candidate,
    activeCases: Math.max(0, candidate.activeCases - cases),
    openCases: Math.max(0, candidate.openCases - cases),
    loadPoints: Math.max(0, candidate.loadPoints - cases * STANDARD_CASE_POINTS),
  };
}

function withLevel(input: DecisionInput, candidate: Candidate, level: Level): Candidate {
  return { ...candidate, levels: { ...candidate.levels, [input.case.visaType]: level } };
}

/** What is decided again with one thing changed, by the engine that made the record. */
interface SimulationLimits {
  readonly input: DecisionInput;
  readonly engine: Engine;
}

/** The rank the attorney would have had as `simulated`; null when still not eligible. */
function placeAs({ input, engine }: SimulationLimits, simulated: Candidate): number | null {
  const candidates = input.candidates.map((candidate) =>
    candidate.id === simulated.id ? simulated : candidate,
  );
  const index = rank({ ...input, candidates }, engine).findIndex(
    ({ attorneyId }) => attorneyId === simulated.id,
  );
  return index < 0 ? null : index + 1;
}

function whatWouldHelp(
  simulation: SimulationLimits,
  candidate: Candidate,
  result: RecordedCandidate,
): Remedy | null {
  if (result.rank === 1) return null;
  return result.eligible
    ? whatWouldWin(simulation, candidate)
    : whatWouldAdmit(simulation, candidate);
}

function whatWouldWin(simulation: SimulationLimits, candidate: Candidate): Remedy | null {
  const { input } = simulation;
  const won = (change: RemedyChange): Remedy => ({ change, place: 1, admits: false });
  const most = Math.min(MAX_CASES_SIMULATED, candidate.openCases);
  for (let cases = 1; cases <= most; cases += 1) {
    if (placeAs(simulation, withFewerCases(candidate, cases)) === 1) {
      return won({ kind: 'fewer-cases', cases });
    }
  }
  const level = levelFor(candidate, input.case.visaType);
  for (const better of [1, 2, 3] as const) {
    if (better > level && placeAs(simulation, withLevel(input, candidate, better)) === 1) {
      return won({ kind: 'level', level: better });
    }
  }
  return null;
}

function whatWouldAdmit(simulation: SimulationLimits, candidate: Candidate): Remedy | null {
  const { input } = simulation;
  const [change] = findFreeingChanges(input).get(candidate.id) ?? [];
  if (!change) return null;
  if (change.kind === 'room') {
    const { cases } = change;
    if (cases > MAX_CASES_SIMULATED) return null;
    const place = placeAs(simulation, withFewerCases(candidate, cases));
    return place === null ? null : { change: { kind: 'fewer-cases', cases }, place, admits: true };
  }
  const place = placeAs(simulation, withChange(candidate, change, input));
  return place === null ? null : { change, place, admits: true };
}
