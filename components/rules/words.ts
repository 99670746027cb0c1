import { levelName } from '@/components/attorneys/expertise-level';
import { SENIORITY_WORDS } from '@/components/attorneys/words';
import { stageLabel } from '@/components/cases/stages';
import { visaTypeLabel } from '@/components/cases/words';
import {
  LEVELS,
  STAGES,
  isVisaType,
  type CapacityMeasure,
  type ContinuityMode,
  type FactorCode,
  type Strategy,
} from '@/lib/assignment/core';
import type { RuleChangeDto } from '@/lib/rule-sets/dto';

/*
 * How rule sets read on screen.
 */

export const STRATEGY_CARDS: readonly { value: Strategy; label: string; description: string }[] = [
  {
    value: 'balanced',
    label: 'Balanced',
    description:
      'Weighs expertise, load, fairness, continuity and deadlines against each other. Right for most firms.',
  },
  {
    value: 'workload-based',
    label: 'Workload based',
    description: 'The eligible attorney with the most room on their desk comes first.',
  },
  {
    value: 'expertise-first',
    label: 'Expertise first',
    description: 'Whoever knows the visa type best comes first; among equals, the most room.',
  },
  {
    value: 'round-robin',
    label: 'Round robin',
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

export const FACTORS: Readonly<Record<FactorCode, { label: string; description: string }>> = {
  fit: { label: 'Expertise', description: 'A level that fits the case: neither short nor wasted.' },
  load: { label: 'Load', description: 'Room on the desk.' },
  'fair-share': { label: 'Fair share', description: 'Who is owed work, and who is ahead.' },
  reserve: {
    label: 'Room for experts',
    description: 'Keeps room with the few who can take the hard cases that are expected.',
  },
  continuity: { label: 'Continuity', description: 'The attorney whom the client knows.' },
  deadline: { label: 'Deadline', description: 'Who can be done in time, absences considered.' },
  're-entry': {
    label: 'Re-entry',
    description: 'Fills a desk gently after joining or a long absence.',
  },
};

export const LEVEL_OPTIONS = LEVELS.map((level) => ({
  value: String(level),
  label: `${level} ${levelName(level)}`,
}));

export const SENIORITY_OPTIONS = Object.entries(SENIORITY_WORDS).map(([value, label]) => ({
  value,
  label: value === 'partner' ? label : `${label} or above`,
}));

const SIMPLE_PATHS: Readonly<Record<string, string>> = {
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

const LEAF_WORDS: Readonly<Record<string, string>> = {
  counts: 'counts toward capacity',
  weight: 'weight',
  estimatedDays: 'estimated days',
  defaultComplexity: 'default complexity',
};

/** What a change of the rules is about, such as "Filed: weight". */
export function changeSubject(path: string): string {
  const [area = '', key = '', leaf = ''] = path.split('.');
  const what = LEAF_WORDS[leaf] ?? leaf;
  if (area === 'weights') return `Weight of ${factorLabel(key).toLowerCase()}`;
  if (area === 'stageWeights') return `${stageName(key)}: ${what}`;
  if (area === 'visaTypes') return `${isVisaType(key) ? visaTypeLabel(key) : key}: ${what}`;
  return SIMPLE_PATHS[path] ?? path;
}

/** A value of the rules in words; what is new or gone reads as "none". */
export function changeValue(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return choiceLabel(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.length === 0 ? 'none' : value.map(thresholdInWords).join('; ');
}

/** A change in one line: what, from what, to what. */
export function changeInWords({ path, from, to }: RuleChangeDto): string {
  return `${changeSubject(path)}: ${changeValue(from)} → ${changeValue(to)}`;
}

function factorLabel(key: string): string {
  return key in FACTORS ? FACTORS[key as FactorCode].label : key;
}

function stageName(key: string): string {
  const stage = STAGES.find((one) => one === key);
  return stage ? stageLabel(stage) : key;
}

function choiceLabel(value: string): string {
  const cards = [...STRATEGY_CARDS, ...CONTINUITY_CARDS, ...CAPACITY_CARDS];
  return cards.find((card) => card.value === value)?.label ?? value;
}

function thresholdInWords(threshold: unknown): string {
  if (typeof threshold !== 'object' || threshold === null) return String(threshold);
  const { fromComplexity, minLevel, minSeniority } = threshold as Record<string, unknown>;
  const seniority = typeof minSeniority === 'string' ? `, ${minSeniority}` : '';
  return `from ${String(fromComplexity)}: level ${String(minLevel)}${seniority}`;
}
