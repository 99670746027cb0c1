/** The closed lists of codes that decisions are written in. */

export const STRATEGIES = ['round-robin', 'workload-based', 'expertise-first', 'balanced'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** From least to most senior; the position in this list is the rank. */
export const SENIORITIES = ['junior', 'associate', 'senior', 'partner'] as const;
export type Seniority = (typeof SENIORITIES)[number];

/** 0 for a junior … 3 for a partner, so that "senior or above" is a comparison of numbers. */
export function seniorityRank(seniority: Seniority): number {
  return SENIORITIES.indexOf(seniority);
}

export const STAGES = [
  'intake',
  'collecting',
  'drafting',
  'review',
  'filed',
  'rfe',
  'decided',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

export const VISA_TYPES = [
  'H-1B',
  'L-1A',
  'L-1B',
  'O-1A',
  'O-1B',
  'TN',
  'E-2',
  'E-3',
  'EB-1A',
  'EB-1B',
  'EB-1C',
  'EB-2 NIW',
  'PERM',
  'I-140',
  'I-485',
  'I-130',
  'N-400',
  'I-751',
  'asylum',
  'U',
  'VAWA',
  'H-2A',
  'H-2B',
  'other',
] as const;
export type VisaType = (typeof VISA_TYPES)[number];

/** Whether a text is one of the visa type codes. */
export function isVisaType(code: string): code is VisaType {
  return (VISA_TYPES as readonly string[]).includes(code);
}

export const PRIORITIES = ['normal', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** 0 none, 1 can handle, 2 experienced, 3 expert. */
export const LEVELS = [0, 1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** Why an attorney is not eligible, in the order in which the reasons are reported. */
export const EXCLUSION_CODES = [
  'conflict-check',
  'inactive',
  'ethical-wall',
  'previous-holder',
  'absent',
  'no-expertise',
  'above-threshold',
  'at-capacity',
  'intake-rate',
] as const;
export type ExclusionCode = (typeof EXCLUSION_CODES)[number];

/** Whether a manager may override an exclusion; each code says so, so that a new one must. */
const OVERRIDABLE: Readonly<Record<ExclusionCode, boolean>> = {
  'conflict-check': false,
  inactive: false,
  'ethical-wall': false,
  'previous-holder': true,
  absent: true,
  'no-expertise': true,
  'above-threshold': true,
  'at-capacity': true,
  'intake-rate': true,
};

/** Exclusions that no person, whatever their role, may override. */
export const NEVER_OVERRIDABLE: readonly ExclusionCode[] = EXCLUSION_CODES.filter(
  (code) => !OVERRIDABLE[code],
);

/** The factors of the balanced strategy, each of which a firm can weigh. */
export const FACTOR_CODES = [
  'fit',
  'load',
  'fair-share',
  'reserve',
  'continuity',
  'deadline',
  're-entry',
] as const;
export type FactorCode = (typeof FACTOR_CODES)[number];

/** What the simple strategies rank by; shown in the same place as the factors of balanced. */
export const RANKING_CODES = ['turn', 'utilization', 'open-cases', 'level'] as const;
export type RankingCode = (typeof RANKING_CODES)[number];

export const CAPACITY_MEASURES = ['cases', 'load'] as const;
export type CapacityMeasure = (typeof CAPACITY_MEASURES)[number];

export const CONTINUITY_MODES = ['off', 'prefer'] as const;
export type ContinuityMode = (typeof CONTINUITY_MODES)[number];
