import { levelName } from '@/components/attorneys/expertise-level';
import { stageLabel } from '@/components/cases/stages';
import {
  FACTOR_CODES,
  LEVELS,
  SENIORITIES,
  STAGES,
  isVisaType,
  type CapacityMeasure,
  type ContinuityMode,
  type FactorCode,
  type RuleSet,
  type StageRule,
  type Strategy,
  type VisaTypeRule,
} from '@/lib/assignment/core';
import type { RuleChangeDto } from '@/lib/contracts/rules';
import { FACTOR_NAMES, SENIORITY_NAMES, STRATEGY_NAMES, visaTypeLabel } from '@/lib/wording/labels';

/*
 * How rule sets read on screen.
 */

export const STRATEGY_CARDS: readonly { value: Strategy; label: string; description: string }[] = [
  {
    value: 'balanced',
    label: STRATEGY_NAMES.balanced.label,
    description:
      'Weighs expertise, load, fairness, continuity and deadlines against each other. Right for most firms.',
  },
  {
    value: 'workload-based',
    label: STRATEGY_NAMES['workload-based'].label,
    description: 'The eligible attorney with the most room in their workload comes first.',
  },
  {
    value: 'expertise-first',
    label: STRATEGY_NAMES['expertise-first'].label,
    description: 'Whoever knows the visa type best comes first; among equals, the most room.',
  },
  {
    value: 'round-robin',
    label: STRATEGY_NAMES['round-robin'].label,
    description: 'Strictly in turn: whoever has waited longest for a case comes first.',
  },
];

export const CONTINUITY_CARDS: readonly {
  value: ContinuityMode;
  label: string;
  description: string;
}[] = [
  {
    value: 'prefer',
    label: 'Same attorney again',
    description: 'A returning client goes to their last attorney, if eligible.',
  },
  { value: 'off', label: 'No preference', description: 'Every case is decided afresh.' },
];

export const CAPACITY_CARDS: readonly {
  value: CapacityMeasure;
  label: string;
  description: string;
}[] = [
  {
    value: 'cases',
    label: 'Number of active cases',
    description: 'An attorney is full when their active cases reach their capacity.',
  },
  {
    value: 'load',
    label: 'Load points',
    description:
      'An attorney is full when the load reaches 100 points for each case of capacity: hard cases take more room.',
  },
];

/** What each factor is for, beside its name. */
export const FACTOR_DESCRIPTIONS: Readonly<Record<FactorCode, string>> = {
  fit: 'A level that fits the case: neither short nor wasted.',
  load: 'Room for more work.',
  'fair-share': 'Who is owed work, and who is ahead.',
  reserve: 'Keeps room with the few who can take the hard cases that are expected.',
  continuity: 'The attorney whom the client knows.',
  deadline: 'Who can be done in time, absences considered.',
  're-entry': 'Fills a workload gently after joining or a long absence.',
};

export const LEVEL_OPTIONS = LEVELS.map((level) => ({
  value: String(level),
  label: `${level} ${levelName(level)}`,
}));

export const SENIORITY_OPTIONS = SENIORITIES.map((value) => {
  const { label } = SENIORITY_NAMES[value];
  return { value, label: value === 'partner' ? label : `${label} or above` };
});

/** The settings that are one value each, or one list. */
type Setting = Exclude<keyof RuleSet, 'weights' | 'stageWeights' | 'visaTypes'>;

const SETTING_LABELS: Readonly<Record<Setting, string>> = {
  strategy: 'Strategy',
  continuity: 'Continuity',
  capacityMeasure: 'Capacity measure',
  minExpertise: 'Minimum expertise',
  thresholds: 'Thresholds',
  leaveLeadDays: 'Days before leave',
  leaveMinDays: 'Shortest leave that counts',
  alertAfterHours: 'Alert after hours',
  handoffNeedsAcceptance: 'Handoff needs acceptance',
  handoffExpiresAfterHours: 'Handoff expires after hours',
};

const PART_LABELS: Readonly<Record<keyof StageRule | keyof VisaTypeRule, string>> = {
  counts: 'counts toward capacity',
  weight: 'weight',
  estimatedDays: 'estimated days',
  defaultComplexity: 'default complexity',
};

/** What a change of the rules is about, such as "Filed: weight". */
export function changeSubject(path: string): string {
  const [area = '', key = '', part = ''] = path.split('.');
  const what = isPart(part) ? PART_LABELS[part] : part;
  if (area === 'weights') return `Weight of ${factorName(key)}`;
  if (area === 'stageWeights') return `${stageName(key)}: ${what}`;
  if (area === 'visaTypes') return `${isVisaType(key) ? visaTypeLabel(key) : key}: ${what}`;
  return isSetting(path) ? SETTING_LABELS[path] : path;
}

function isSetting(path: string): path is Setting {
  return Object.hasOwn(SETTING_LABELS, path);
}

function isPart(name: string): name is keyof typeof PART_LABELS {
  return Object.hasOwn(PART_LABELS, name);
}

/** A value of the rules in words; what is new or gone reads as "none". */
export function changeValue(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return choiceLabel(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.length === 0 ? 'none' : value.map(thresholdLabel).join('; ');
}

/** A change in one line: what, from what, to what. */
export function changeLabel({ path, from, to }: RuleChangeDto): string {
  return `${changeSubject(path)}: ${changeValue(from)} → ${changeValue(to)}`;
}

function factorName(key: string): string {
  const factor = FACTOR_CODES.find((one) => one === key);
  return factor ? FACTOR_NAMES[factor].inSentence : key;
}

function stageName(key: string): string {
  const stage = STAGES.find((one) => one === key);
  return stage ? stageLabel(stage) : key;
}

function choiceLabel(value: string): string {
  const cards = [...STRATEGY_CARDS, ...CONTINUITY_CARDS, ...CAPACITY_CARDS];
  return cards.find((card) => card.value === value)?.label ?? value;
}

function thresholdLabel(threshold: unknown): string {
  if (typeof threshold !== 'object' || threshold === null) return String(threshold);
  const { fromComplexity, minLevel, minSeniority } = threshold as Record<string, unknown>;
  const seniority = typeof minSeniority === 'string' ? `, ${minSeniority}` : '';
  return `from ${String(fromComplexity)}: level ${String(minLevel)}${seniority}`;
}
