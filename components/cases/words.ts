import type {
  DecisionReason,
  FactorCode,
  RankingCode,
  Strategy,
  VisaType,
} from '@/lib/assignment/core';
import type { HandoffWarning } from '@/lib/contracts/case-dto';
import type { RecordStep } from '@/lib/contracts/record-dto';
import type { FilingKind, HandoffReason } from '@/lib/contracts/case-codes';
import { visaTypeLabel } from '@/lib/wording/labels';

export { EXCLUSION_WORDS, visaTypeLabel } from '@/lib/wording/labels';

/*
 * How the codes of the domain read on screen.
 */

export const FACTOR_WORDS: Record<FactorCode | RankingCode, string> = {
  fit: 'Fit',
  load: 'Load',
  'fair-share': 'Fair share',
  reserve: 'Expert room',
  continuity: 'Continuity',
  deadline: 'Deadline',
  're-entry': 'New or back',
  turn: 'Turn',
  utilization: 'Utilization',
  'open-cases': 'Open cases',
  level: 'Level',
};

export const STRATEGY_WORDS: Record<Strategy, string> = {
  'round-robin': 'Round robin',
  'workload-based': 'Workload based',
  'expertise-first': 'Expertise first',
  balanced: 'Balanced',
};

export const DECISION_REASON_WORDS: Record<DecisionReason, string> = {
  ...STRATEGY_WORDS,
  manual: 'By hand',
  waiting: 'Nobody eligible',
  continuity: 'Same attorney as last time',
  'only-eligible': 'Only one eligible',
};

export const HANDOFF_REASON_WORDS: Record<HandoffReason, string> = {
  workload: 'Workload',
  expertise: 'Expertise',
  absence: 'Absence',
  conflict: 'Conflict of interest',
  'client-request': 'Client asked for it',
  departure: 'Departure',
  other: 'Other',
};

export const HANDOFF_WARNING_WORDS: Record<HandoffWarning['code'], string> = {
  returned: 'Straight back',
  'held-before': 'Held it before',
  'many-handoffs': 'Handed off often',
  'deadline-in-leave': 'Deadline in leave',
  'nearly-full': 'Over 90% with it',
};

export const FILING_KIND_WORDS: Record<FilingKind, string> = {
  cap: 'Cap (first H-1B)',
  extension: 'Extension',
  transfer: 'Transfer (change of employer)',
  amendment: 'Amendment',
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

/** The visa types as options of a select, in groups; those nobody handles say so. */
export function visaTypeOptions(practised?: readonly VisaType[]) {
  return VISA_FAMILIES.flatMap(({ name, codes }) =>
    codes.map((code) => ({
      value: code,
      label:
        !practised || practised.includes(code)
          ? visaTypeLabel(code)
          : `${visaTypeLabel(code)} (nobody handles it yet)`,
      group: name,
    })),
  );
}

/** A dictionary of words as options of a select, in its own order. */
export function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

export const RECORD_STEP_WORDS: Record<RecordStep, string> = {
  'g28-signed': 'New G-28 signed by the client',
  'client-informed': 'Client informed of the change',
  filed: 'Filed with the agency',
};
