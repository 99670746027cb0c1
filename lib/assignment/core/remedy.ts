import { counted } from './phrases';
import type { VisaType } from './types';
import type { FreeingChange } from './what-frees';

/** One change, and the place in the ranking that it would have led to. */
export interface Remedy {
  readonly change: RemedyChange;
  readonly place: number;
  /** Whether they were not even eligible without it. */
  readonly admits: boolean;
}

export type RemedyChange =
  | { readonly kind: 'fewer-cases'; readonly cases: number }
  | Exclude<FreeingChange, { kind: 'room' }>;

/** A remedy in one sentence of the record. */
export function remedySentence({ change, place, admits }: Remedy, visaType: VisaType): string {
  const condition = conditionOf(change, visaType);
  if (!admits) {
    return `Would have come first ${condition.charAt(0).toLowerCase()}${condition.slice(1)}.`;
  }
  return place === 1
    ? `${condition}, would have come first.`
    : `${condition}, would have been eligible and ranked ${place}.`;
}

function conditionOf(change: RemedyChange, visaType: VisaType): string {
  switch (change.kind) {
    case 'fewer-cases':
      return `With ${counted(change.cases, 'case')} fewer`;
    case 'intake':
      return 'With a free intake';
    case 'present':
      return 'Present';
    case 'active':
      return 'When taking cases again';
    case 'own-maximum':
      return `Taking cases up to complexity ${change.maxComplexity}`;
    case 'level':
      return `At level ${change.level} for ${visaType}`;
    case 'seniority':
      return `As ${change.seniority}`;
  }
}
