import type { Remedy, VisaType } from '@/lib/assignment/core';
import { levelLabel } from './labels';
import type { Tense } from './phrases';

/** What would have given someone a case, or would now: "With 2 cases fewer, first in line." */
export function remedyLabel({ change, place, admits }: Remedy, visaType: VisaType, tense: Tense) {
  const condition = conditionOf(change, visaType, tense);
  const would = tense === 'forecast' ? 'would' : 'would have';
  if (place === 1) return `${condition}, ${would} come first.`;
  const be = tense === 'forecast' ? 'be' : 'been';
  return admits
    ? `${condition}, ${would} ${be} able to take it, in place ${place}.`
    : `${condition}, ${would} ${be} in place ${place}.`;
}

function conditionOf(change: Remedy['change'], visaType: VisaType, tense: Tense): string {
  const forecast = tense === 'forecast';
  switch (change.kind) {
    case 'fewer-cases':
      return `With ${change.cases} ${change.cases === 1 ? 'case' : 'cases'} fewer`;
    case 'level':
      return `If ${levelLabel(change.level, visaType)}`;
    case 'present':
      return forecast ? 'Once back' : 'If present';
    case 'active':
      return forecast ? 'Once taking cases again' : 'If taking cases';
    case 'own-maximum':
      return `If taking cases up to complexity ${change.maxComplexity}`;
    case 'seniority':
      return `As ${change.seniority}`;
    case 'intake':
      return forecast
        ? 'Once their weekly limit allows another case'
        : 'If their weekly limit had allowed another case';
  }
}
