import type { DecisionReason, VisaType } from '@/lib/assignment/core';
import { STRATEGY_NAMES, visaTypeLabel } from '@/lib/wording/labels';

/*
 * How what is chosen from reads on screen; what codes are called stands in lib/wording.
 */

export const DECISION_REASON_LABELS: Record<DecisionReason, string> = {
  balanced: STRATEGY_NAMES.balanced.label,
  'workload-based': STRATEGY_NAMES['workload-based'].label,
  'expertise-first': STRATEGY_NAMES['expertise-first'].label,
  'round-robin': STRATEGY_NAMES['round-robin'].label,
  manual: 'By hand',
  waiting: 'Nobody eligible',
  continuity: 'Same attorney as last time',
  'only-eligible': 'Only one eligible',
};

/** The visa types in families, as lists of them are arranged; `key` stands in addresses. */
export const VISA_FAMILIES: readonly {
  key: string;
  name: string;
  codes: readonly VisaType[];
}[] = [
  {
    key: 'work',
    name: 'Work, for a time',
    codes: ['H-1B', 'L-1A', 'L-1B', 'O-1A', 'O-1B', 'TN', 'E-2', 'E-3'],
  },
  { key: 'seasonal', name: 'Seasonal work', codes: ['H-2A', 'H-2B'] },
  {
    key: 'green-card',
    name: 'Green card through work',
    codes: ['EB-1A', 'EB-1B', 'EB-1C', 'EB-2 NIW', 'PERM', 'I-140', 'I-485'],
  },
  { key: 'family', name: 'Family and citizenship', codes: ['I-130', 'I-751', 'N-400'] },
  { key: 'protection', name: 'Protection', codes: ['asylum', 'U', 'VAWA'] },
  { key: 'other', name: 'Anything else', codes: ['other'] },
];

/** The visa types as options of a select, in groups; those no one handles say so. */
export function visaTypeOptions(practised?: readonly VisaType[], off: readonly VisaType[] = []) {
  return VISA_FAMILIES.flatMap(({ name, codes }) =>
    codes
      .filter((code) => !off.includes(code))
      .map((code) => ({
        value: code,
        label:
          !practised || practised.includes(code)
            ? visaTypeLabel(code)
            : `${visaTypeLabel(code)} (nobody handles it yet)`,
        group: name,
      })),
  );
}
