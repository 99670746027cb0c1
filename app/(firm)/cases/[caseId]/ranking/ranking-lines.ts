import type { RankedCode } from '@/lib/assignment/core';
import type { LabelledCandidate, LabelledFactor } from '@/lib/contracts/decision';
import { decidingCode, marginOf, rankingModel, type RankingModel } from './ranking-model';
import { standingOf } from './ranking-standing';

/*
 * A ranking travels as the values of its rows, and is drawn where it arrives: as elements, three hundred
 * numbers with their sentences would be a quarter of a megabyte (decision 0073).
 */

/** An eligible attorney as a row of the ranking. */
export interface RankingLine extends Pick<
  LabelledCandidate,
  'attorneyId' | 'name' | 'rank' | 'totalCost' | 'utilizationBefore' | 'utilizationAfter'
> {
  /** What was looked at for each code of the model, in its order; null where it was not. */
  readonly values: readonly (readonly [points: number, detail: string] | null)[];
  /** How the total stands to the others: "20 above". */
  readonly margin: string | null;
  /** What decided, in a few words: "Behind on load". */
  readonly standing: string | null;
  /** The value on which they fell behind the first. */
  readonly decided: RankedCode | null;
  readonly isChosen: boolean;
}

/** A ranking as it travels. */
export interface RankingLines {
  readonly model: RankingModel;
  readonly lines: readonly RankingLine[];
  /** How many more there are than lines. */
  readonly more: number;
  /** Whether the first came first by other means than the values, as the client's last attorney. */
  readonly isPreferred: boolean;
}

/** The rows of a ranking, best first. With `most` no more than so many, and the chosen one. */
export function rankingLines(
  ranked: readonly LabelledCandidate[],
  {
    chosenId,
    isPreferred,
    most = ranked.length,
  }: { chosenId: string | null; isPreferred: boolean; most?: number },
): RankingLines {
  const shown = ranked.filter(({ attorneyId }, index) => index < most || attorneyId === chosenId);
  const model = rankingModel(ranked, shown);
  const { isCost, codes } = model;
  const lines = shown.map((candidate): RankingLine => {
    const { attorneyId, name, rank, totalCost, utilizationBefore, utilizationAfter } = candidate;
    const byCode = new Map(candidate.factors.map((factor) => [factor.code, factor]));
    return {
      ...{ attorneyId, name, rank, totalCost, utilizationBefore, utilizationAfter },
      values: codes.map((code) => {
        const factor = byCode.get(code);
        return factor ? [factor.points, factor.detail] : null;
      }),
      margin: marginOf(candidate, ranked),
      standing: standingOf(candidate, ranked, isPreferred),
      decided: isCost || isPreferred ? null : decidingCode(candidate, ranked),
      isChosen: attorneyId === chosenId,
    };
  });
  return { model, lines, more: ranked.length - lines.length, isPreferred };
}

/** What was looked at for an attorney, under its codes again. */
export function factorsOf(
  { values }: RankingLine,
  { codes }: Pick<RankingModel, 'codes'>,
): LabelledFactor[] {
  return codes.flatMap((code, index) => {
    const value = values[index];
    return value ? [{ code, points: value[0], detail: value[1] }] : [];
  });
}
