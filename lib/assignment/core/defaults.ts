import type { RuleSet, Stage, StageRule, VisaType, VisaTypeRule } from './types';

const DEFAULT_STAGE_WEIGHTS: Readonly<Record<Stage, StageRule>> = {
  intake: { counts: true, weight: 1 },
  collecting: { counts: true, weight: 0.5 },
  drafting: { counts: true, weight: 1 },
  review: { counts: true, weight: 1 },
  filed: { counts: false, weight: 0.05 },
  rfe: { counts: true, weight: 1 },
  decided: { counts: false, weight: 0.2 },
  closed: { counts: false, weight: 0 },
};

const DEFAULT_VISA_TYPES: Readonly<Record<VisaType, VisaTypeRule>> = {
  'H-1B': { estimatedDays: 25, defaultComplexity: 4 },
  'L-1A': { estimatedDays: 35, defaultComplexity: 6 },
  'L-1B': { estimatedDays: 35, defaultComplexity: 6 },
  'O-1A': { estimatedDays: 50, defaultComplexity: 8 },
  'O-1B': { estimatedDays: 50, defaultComplexity: 8 },
  TN: { estimatedDays: 15, defaultComplexity: 3 },
  'E-2': { estimatedDays: 45, defaultComplexity: 7 },
  'E-3': { estimatedDays: 20, defaultComplexity: 4 },
  'EB-1A': { estimatedDays: 60, defaultComplexity: 9 },
  'EB-1B': { estimatedDays: 50, defaultComplexity: 7 },
  'EB-1C': { estimatedDays: 50, defaultComplexity: 7 },
  'EB-2 NIW': { estimatedDays: 55, defaultComplexity: 8 },
  PERM: { estimatedDays: 75, defaultComplexity: 6 },
  'I-140': { estimatedDays: 25, defaultComplexity: 4 },
  'I-485': { estimatedDays: 40, defaultComplexity: 5 },
  'I-130': { estimatedDays: 40, defaultComplexity: 4 },
  'N-400': { estimatedDays: 20, defaultComplexity: 2 },
  'I-751': { estimatedDays: 25, defaultComplexity: 4 },
  asylum: { estimatedDays: 60, defaultComplexity: 8 },
  U: { estimatedDays: 50, defaultComplexity: 7 },
  VAWA: { estimatedDays: 50, defaultComplexity: 8 },
  'H-2A': { estimatedDays: 30, defaultComplexity: 5 },
  'H-2B': { estimatedDays: 30, defaultComplexity: 5 },
  other: { estimatedDays: 30, defaultComplexity: 5 },
};

/** The rules a firm starts with; every one of them can be changed by publishing a version. */
export const DEFAULT_RULE_SET: RuleSet = {
  strategy: 'balanced',
  weights: {
    fit: 100,
    load: 100,
    'fair-share': 100,
    reserve: 100,
    continuity: 100,
    deadline: 100,
    're-entry': 100,
  },
  continuity: 'off',
  capacityMeasure: 'cases',
  minExpertise: 1,
  thresholds: [{ fromComplexity: 8, minLevel: 2, minSeniority: 'senior' }],
  leaveLeadDays: 2,
  leaveMinDays: 3,
  stageWeights: DEFAULT_STAGE_WEIGHTS,
  visaTypes: DEFAULT_VISA_TYPES,
  alertAfterHours: 4,
  handoffNeedsAcceptance: false,
  handoffExpiresAfterHours: 72,
};
