import type { RankedCode } from '@/lib/assignment/core';
import type { LabelledCandidate } from '@/lib/contracts/decision';
import { FACTOR_NAMES } from '@/lib/wording/labels';
import { decidingCode, type RankingModel } from './ranking-model';
import { writeRankingValue } from './ranking-labels';

type Code = RankedCode;

/** Where a factor's name alone would not say it: of the first, and of those after. */
const OWN_LABELS: Partial<Record<Code, readonly [first: string, after: string]>> = {
  level: ['Higher level', 'Lower level'],
  'open-cases': ['Fewest open cases', 'More open cases'],
  turn: ['Longest without a case', 'Had one later'],
};

/**
 * What decided about a candidate, in three or four words, for where there is no room for numbers:
 * the first is compared with the next, the others with the first. Of costs the one that differs most
 * counts, of compared values the first that differs.
 */
export function standingOf(
  candidate: LabelledCandidate,
  ranked: readonly LabelledCandidate[],
  isPreferred = false,
): string | null {
  const [first, second] = ranked;
  if (!first) return null;
  const isFirst = candidate.attorneyId === first.attorneyId;
  if (isPreferred) return isFirst ? 'The client’s last attorney' : null;
  if (!second) return 'The only one eligible';
  const behind = isFirst ? second : candidate;
  const code = first.totalCost === null ? decidingCode(behind, ranked) : costliest(behind, first);
  if (code === null) return isFirst ? 'Level, first in line' : 'Level, later in line';
  const own = OWN_LABELS[code]?.[isFirst ? 0 : 1];
  return own ?? `${isFirst ? 'Ahead' : 'Behind'} on ${FACTOR_NAMES[code].inSentence}`;
}

/** The factor that cost a candidate most more than the first; null where their totals are level. */
function costliest(candidate: LabelledCandidate, first: LabelledCandidate): Code | null {
  if (candidate.totalCost === first.totalCost) return null;
  const costs = new Map(first.factors.map(({ code, points }) => [code, points]));
  const more = candidate.factors
    .map(({ code, points }) => ({ code, points: points - (costs.get(code) ?? 0) }))
    .sort((a, b) => b.points - a.points);
  return more[0] && more[0].points > 0 ? more[0].code : null;
}

/** The one number that a candidate is ranked by, as a phone shows it. */
export interface Score {
  readonly label: string;
  readonly text: string;
  /** Length of its bar, from −1 to 1; 0 where a bar would mean nothing. */
  readonly share: number;
}

/** The total cost of a candidate, or the value that is compared first. */
export function scoreOf(
  { totalCost, factors }: Pick<LabelledCandidate, 'totalCost' | 'factors'>,
  model: RankingModel,
): Score {
  if (model.isCost) {
    return {
      label: 'Total points',
      text: totalCost === null ? '–' : writeRankingValue('load', totalCost),
      share: shareOf(totalCost ?? 0, model.totalScale),
    };
  }
  const [code] = model.codes;
  const value = factors.find((factor) => factor.code === code);
  if (!code || !value) return { label: 'Value', text: '–', share: 0 };
  return {
    label: FACTOR_NAMES[code].label,
    text: writeRankingValue(code, value.points),
    share: shareOf(value.points, model.scales.get(code) ?? 0),
  };
}

function shareOf(points: number, scale: number): number {
  return scale > 0 ? points / scale : 0;
}
