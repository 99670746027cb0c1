import type { FactorCost, RankedCode, RecordedFactor } from '@/lib/assignment/core';
import { counted, percent, shortNumber } from './phrases';

type Sentences = { readonly [C in RankedCode]: (factor: FactorCost<C>) => string };

const SENTENCES: Sentences = {
  fit: ({ visaType, complexity, level, wantedLevel }) => {
    const verdict = level >= wantedLevel ? 'enough' : `${wantedLevel - level} short`;
    return `Level ${level} for ${visaType}; complexity ${complexity} wants ${wantedLevel}: ${verdict}.`;
  },
  load: ({ loadPoints, weightPoints, capacityPoints }) => {
    const after = percent((loadPoints + weightPoints) / capacityPoints);
    return `${percent(loadPoints / capacityPoints)} utilized now, ${after} with this case.`;
  },
  'fair-share': ({ milliPoints }) => {
    const points = milliPoints / 1000;
    if (Math.abs(points) < 0.05) return 'Has had exactly their share of recent work.';
    return points > 0
      ? `${shortNumber(points)} points behind their share of recent work.`
      : `${shortNumber(-points)} points ahead of their share of recent work.`;
  },
  reserve: ({ points, reservePoints, fromPercent }) => {
    if (points === 0) return 'Has room beside the expert work that is expected.';
    return reservePoints > 0
      ? `Room is getting short for ${shortNumber(reservePoints)} points of expert work expected in four months.`
      : `Passes ${fromPercent}% of capacity.`;
  },
  continuity: (factor) => {
    switch (factor.lastAttorney) {
      case 'this':
        if (factor.isNamed) {
          return factor.isPreferred
            ? "Is the client's relationship attorney, and the firm prefers continuity."
            : "Is the client's relationship attorney.";
        }
        return factor.isPreferred
          ? "Had this client's last case, and the firm prefers continuity."
          : "Had this client's last case.";
      case 'nobody':
        return 'No attorney of this client is present.';
      case 'other':
        return factor.isNamed
          ? `The client's relationship attorney is ${factor.name ?? 'someone else'}.`
          : `The client's last attorney is ${factor.name ?? 'someone else'}.`;
    }
  },
  deadline: ({ finishInDays, hasDeadline, lateDays, awayDays, longLeave }) => {
    const parts = [`Would finish in about ${counted(finishInDays, 'day')}`];
    if (lateDays > 0) parts.push(`${counted(lateDays, 'day')} after the deadline`);
    else parts.push(hasDeadline ? 'before the deadline' : 'no deadline');
    if (awayDays > 0) parts.push(`${counted(awayDays, 'day')} of it away`);
    if (longLeave) parts.push('with a long leave beginning before');
    return `${parts.join(', ')}.`;
  },
  're-entry': ({ since }) => {
    if (since === null) return 'Neither new nor just back.';
    const { days, gotPoints, expectedPoints } = since;
    return `New or back for ${counted(days, 'day')}: got ${gotPoints} points where ${shortNumber(expectedPoints)} would be the share.`;
  },
  turn: ({ points }) =>
    points === 0
      ? 'Has not been assigned a case yet.'
      : `Last assigned at turn ${points} of the firm.`,
  utilization: ({ loadPoints, capacityPoints }) =>
    `${percent(loadPoints / capacityPoints)} utilized after taking it: ${loadPoints} of ${capacityPoints} points.`,
  'open-cases': ({ points }) => `Holds ${counted(points, 'open case')}.`,
  level: ({ points, visaType }) => `Level ${points} for ${visaType}.`,
};

function sentenceOf<C extends RankedCode>(factor: FactorCost<C>): string {
  return SENTENCES[factor.code](factor);
}

/** A number of a ranking in one plain sentence, with what it was worked out from. */
export function factorInRecord(factor: RecordedFactor): string {
  return 'detail' in factor ? factor.detail : sentenceOf(factor);
}
