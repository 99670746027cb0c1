import type { RankedCode } from '@/lib/assignment/core';
import type { LabelledCandidate } from '@/lib/contracts/decision';

type Code = RankedCode;

/** A ranking as it is drawn: what its columns are and how long their bars. */
export interface RankingModel {
  /** Whether the numbers are costs that add up (balanced), or values compared one after another. */
  isCost: boolean;
  /** In the order in which they are compared or added; without those that are 0 for everyone. */
  codes: readonly Code[];
  /** Costs that are 0 for everyone: a column of them would only make the table wider. */
  silent: readonly Code[];
  /** The number that a bar of full length stands for, by code; 0 where a bar would mean nothing. */
  scales: ReadonlyMap<Code, number>;
  /** The same for total costs. */
  totalScale: number;
}

/** Expertise goes to 3, and a workload is full at 100 %: what a full bar stands for then. */
const FULL_BARS: Partial<Record<Code, number>> = { level: 3, utilization: 100 };
/** Turns are places in a line, not amounts. */
const WITHOUT_BAR: readonly Code[] = ['turn'];

/** How the ranking of these eligible attorneys is drawn, of whom perhaps only some are shown. */
export function rankingModel(
  ranked: readonly LabelledCandidate[],
  shown: readonly LabelledCandidate[] = ranked,
): RankingModel {
  const factors = ranked.flatMap((candidate) => candidate.factors);
  const drawn = shown.flatMap((candidate) => candidate.factors);
  const all = [...new Set(factors.map(({ code }) => code))];
  const isCost = ranked.some(({ totalCost }) => totalCost !== null);
  const largest = (code?: Code) =>
    Math.max(
      0,
      ...drawn
        .filter((factor) => code === undefined || factor.code === code)
        .map(({ points }) => Math.abs(points)),
    );
  const isSilent = (code: Code) =>
    isCost && factors.every((factor) => factor.code !== code || factor.points === 0);
  const codes = all.filter((code) => !isSilent(code));
  // Costs share one scale, so that a longer bar is a higher cost wherever it stands.
  const scaleOf = (code: Code) => {
    if (isCost) return largest();
    return WITHOUT_BAR.includes(code) ? 0 : Math.max(FULL_BARS[code] ?? 0, largest(code));
  };
  return {
    isCost,
    codes,
    silent: all.filter(isSilent),
    scales: new Map(codes.map((code) => [code, scaleOf(code)])),
    totalScale: Math.max(0, ...shown.map(({ totalCost }) => Math.abs(totalCost ?? 0))),
  };
}

/**
 * How the total of a candidate stands to the best: `20 below the next` for the first, `20 above`
 * for the others. Null where nothing is added up, or there is no one to compare with.
 */
export function marginOf(
  candidate: LabelledCandidate,
  ranked: readonly LabelledCandidate[],
): string | null {
  const [first, second] = ranked;
  if (!first || !second || candidate.totalCost === null) return null;
  if (first.totalCost === null || second.totalCost === null) return null;
  if (candidate.attorneyId === first.attorneyId) {
    const below = second.totalCost - first.totalCost;
    return below === 0 ? 'level with the next' : `${below} below the next`;
  }
  const above = candidate.totalCost - first.totalCost;
  return above === 0 ? 'level' : `${above} above`;
}

/**
 * Under a simple strategy the value on which a candidate fell behind the first: the first that
 * differs. Null for the first, and where only the last ties decided.
 */
export function decidingCode(
  candidate: LabelledCandidate,
  ranked: readonly LabelledCandidate[],
): Code | null {
  const best = ranked[0];
  if (!best || best.attorneyId === candidate.attorneyId) return null;
  const values = new Map(best.factors.map(({ code, points }) => [code, points]));
  return candidate.factors.find(({ code, points }) => values.get(code) !== points)?.code ?? null;
}
