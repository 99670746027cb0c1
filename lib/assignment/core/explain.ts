import { rank } from './decide';
import { engineOf, type Engine } from './engine';
import { counted, percent } from './phrases';
import type { Candidate, CandidateResult, Decision, DecisionInput, Level } from './types';
import { remedySentence, type Remedy, type RemedyChange } from './remedy';
import { engineVersionOf } from './replay';
import { findFreeingChanges, withChange } from './what-frees';
import { levelFor, STANDARD_CASE_POINTS } from './workload';

/** More cases fewer than this is no longer "would have gone to" but another firm. */
const MOST_CASES_IMAGINED = 10;
/** For how many of the runners-up it is worked out what would have made them first. */
export const RUNNERS_UP_EXPLAINED = 5;

/** Why one attorney did not get the case, and what would have changed that. */
export interface WhyNot {
  readonly attorneyId: string;
  readonly name: string;
  readonly rank: number | null;
  readonly sentence: string;
  /** What would have given them the case (or made them eligible); null when nothing small would. */
  readonly whatIf: string | null;
  /** The same as facts, for whoever words it for other readers or another time. */
  readonly remedy: Remedy | null;
}

export interface Explanation {
  readonly headline: string;
  readonly chosen: {
    readonly attorneyId: string;
    readonly name: string;
    readonly sentences: readonly string[];
  } | null;
  readonly others: readonly WhyNot[];
}

/**
 * Explains a recorded decision from nothing but its record: who, why them, why not each other
 * one, and what would have changed the outcome, found by deciding again with one thing changed.
 */
export function explain(input: DecisionInput, decision: Decision): Explanation {
  const chosen = decision.candidates.find(({ attorneyId }) => attorneyId === decision.attorneyId);
  const others = decision.candidates.filter((result) => result !== chosen);
  return {
    headline: decision.summary,
    chosen: chosen
      ? {
          attorneyId: chosen.attorneyId,
          name: chosen.name,
          sentences: [...chosen.exclusions, ...chosen.factors].map(({ detail }) => detail),
        }
      : null,
    others: others.map((result) => whyNot(input, decision, result)),
  };
}

/**
 * Why a decision did not choose this attorney, as short as it can be said: what excludes them, or
 * what told them and the first apart. Null for somebody whom it did not look at, and for the first.
 */
export function whyNotChosen(decision: Decision, attorneyId: string): string | null {
  const [best] = decision.candidates;
  const result = decision.candidates.find((candidate) => candidate.attorneyId === attorneyId);
  if (!result || (result === best && result.eligible)) return null;
  if (!result.eligible || !best || result.totalCost !== null) return sentenceOf(decision, result);
  // What a simple strategy compared, up to where the two differ.
  const decisive = best.factors.find(
    ({ code, points }) => result.factors.find((own) => own.code === code)?.points !== points,
  );
  const own = result.factors.find(({ code }) => code === decisive?.code);
  return [own?.detail, decisive && `${best.name}: ${decisive.detail}`].filter(Boolean).join(' ');
}

function sentenceOf(decision: Decision, result: CandidateResult): string {
  return result.eligible ? behindSentence(decision, result) : exclusionSentence(result);
}

function whyNot(input: DecisionInput, decision: Decision, result: CandidateResult): WhyNot {
  const candidate = input.candidates.find(({ id }) => id === result.attorneyId);
  const { attorneyId, name, rank: place } = result;
  const engine = engineOf(engineVersionOf(decision));
  const explained = candidate && (place === null || place <= RUNNERS_UP_EXPLAINED + 1);
  const remedy = explained ? whatWouldHelp({ input, engine }, candidate, result) : null;
  return {
    attorneyId,
    name,
    rank: place,
    sentence: sentenceOf(decision, result),
    whatIf: remedy && remedySentence(remedy, input.case.visaType),
    remedy,
  };
}

function exclusionSentence(result: CandidateResult): string {
  return result.exclusions.map(({ detail }) => detail).join(' ');
}

function behindSentence(decision: Decision, result: CandidateResult): string {
  const best = decision.candidates[0];
  if (result.rank === 1) return 'First by the rules; a person chose otherwise.';
  if (!best || best.totalCost === null || result.totalCost === null) {
    const factor = result.factors[0];
    return `Ranked ${result.rank ?? 0}. ${factor?.detail ?? ''}`.trim();
  }
  const behind = result.totalCost - best.totalCost;
  if (behind === 0) return levelSentence(best, result);
  const worst = largestDisadvantage(best, result);
  const gap = `${counted(behind, 'point')} behind ${best.name}`;
  if (!worst) return `${gap}.`;
  return `${gap}, most of all for ${SPOKEN[worst.code] ?? worst.code}: ${worst.detail}`;
}

/** What told two apart whose costs are level: utilization, else the last ties. */
function levelSentence(best: CandidateResult, result: CandidateResult): string {
  const opening = `Level on cost with ${best.name}`;
  const [first, own] = [best, result].map((one) => percent(one.utilizationAfter));
  if (best.utilizationAfter < result.utilizationAfter) {
    return first === own
      ? `${opening}, who was less utilized.`
      : `${opening}, who was less utilized: ${first} against ${own} after taking it.`;
  }
  return `${opening}, who had waited longer for a new case or stands first in the roster.`;
}

/** Codes that a sentence writes otherwise. */
const SPOKEN: Partial<Record<string, string>> = { 'fair-share': 'fair share' };

function largestDisadvantage(best: CandidateResult, result: CandidateResult) {
  const against = result.factors.map((factor) => {
    const same = best.factors.find(({ code }) => code === factor.code);
    return { ...factor, disadvantage: factor.points - (same?.points ?? 0) };
  });
  against.sort((a, b) => b.disadvantage - a.disadvantage);
  const worst = against[0];
  return worst && worst.disadvantage > 0 ? worst : null;
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
interface Imagining {
  readonly input: DecisionInput;
  readonly engine: Engine;
}

/** The rank the attorney would have had as `imagined`; null when still not eligible. */
function placeAs({ input, engine }: Imagining, imagined: Candidate): number | null {
  const candidates = input.candidates.map((candidate) =>
    candidate.id === imagined.id ? imagined : candidate,
  );
  const index = rank({ ...input, candidates }, engine).findIndex(
    ({ attorneyId }) => attorneyId === imagined.id,
  );
  return index < 0 ? null : index + 1;
}

function whatWouldHelp(
  imagining: Imagining,
  candidate: Candidate,
  result: CandidateResult,
): Remedy | null {
  if (result.rank === 1) return null;
  return result.eligible
    ? whatWouldWin(imagining, candidate)
    : whatWouldAdmit(imagining, candidate);
}

function whatWouldWin(imagining: Imagining, candidate: Candidate): Remedy | null {
  const { input } = imagining;
  const won = (change: RemedyChange): Remedy => ({ change, place: 1, admits: false });
  const most = Math.min(MOST_CASES_IMAGINED, candidate.openCases);
  for (let cases = 1; cases <= most; cases += 1) {
    if (placeAs(imagining, withFewerCases(candidate, cases)) === 1) {
      return won({ kind: 'fewer-cases', cases });
    }
  }
  const level = levelFor(candidate, input.case.visaType);
  for (const better of [1, 2, 3] as const) {
    if (better > level && placeAs(imagining, withLevel(input, candidate, better)) === 1) {
      return won({ kind: 'level', level: better });
    }
  }
  return null;
}

function whatWouldAdmit(imagining: Imagining, candidate: Candidate): Remedy | null {
  const { input } = imagining;
  const [change] = findFreeingChanges(input).get(candidate.id) ?? [];
  if (!change) return null;
  if (change.kind === 'room') {
    const { cases } = change;
    if (cases > MOST_CASES_IMAGINED) return null;
    const place = placeAs(imagining, withFewerCases(candidate, cases));
    return place === null ? null : { change: { kind: 'fewer-cases', cases }, place, admits: true };
  }
  const place = placeAs(imagining, withChange(candidate, change, input));
  return place === null ? null : { change, place, admits: true };
}
