import type { RecordedFactor, Standing } from '@/lib/assignment/core';
import { FACTOR_NAMES } from './labels';
import { counted, percent } from './phrases';
import { exclusionsInRecord } from './record-exclusion';
import { factorInRecord } from './record-factor';

/** Why an attorney did not get a case, in one or two plain sentences with the numbers. */
export function standingInRecord(standing: Standing): string {
  switch (standing.kind) {
    case 'excluded':
      return exclusionsInRecord(standing.exclusions);
    case 'first':
      return 'First by the rules; a person chose otherwise.';
    case 'compared':
      return [`Ranked ${standing.rank ?? 0}.`, sentenceOf(standing.factor)]
        .filter(Boolean)
        .join(' ');
    case 'apart': {
      const { bestName, own, best } = standing;
      if (!best) return `Level with ${bestName}, who stands first in the roster.`;
      return [sentenceOf(own), `${bestName}: ${factorInRecord(best)}`].filter(Boolean).join(' ');
    }
    case 'level':
      return levelSentence(standing);
    case 'behind': {
      const gap = `${counted(standing.points, 'point')} behind ${standing.bestName}`;
      const { most } = standing;
      return most
        ? `${gap}, most of all for ${FACTOR_NAMES[most.code].inSentence}: ${factorInRecord(most)}`
        : `${gap}.`;
    }
  }
}

function sentenceOf(factor: RecordedFactor | null): string | null {
  return factor && factorInRecord(factor);
}

function levelSentence({ bestName, utilization }: Extract<Standing, { kind: 'level' }>): string {
  const opening = `Level on cost with ${bestName}`;
  if (utilization === null) {
    return `${opening}, who had waited longer for a new case or stands first in the roster.`;
  }
  const [best, own] = [percent(utilization.best), percent(utilization.own)];
  return best === own
    ? `${opening}, who was less utilized.`
    : `${opening}, who was less utilized: ${best} against ${own} after taking it.`;
}
