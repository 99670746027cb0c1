import type {
  Exclusion,
  ExclusionCode,
  FactorCost,
  RankedCode,
  RemedyChange,
} from '@/lib/assignment/core';

/** One of each exclusion, with its figures. */
export const EXCLUSIONS: { readonly [C in ExclusionCode]: Exclusion<C> } = {
  'conflict-check': { code: 'conflict-check' },
  inactive: { code: 'inactive', ofFirm: true },
  'ethical-wall': { code: 'ethical-wall' },
  'previous-holder': { code: 'previous-holder' },
  absent: { code: 'absent', backInDays: 9 },
  'no-expertise': {
    ...{ code: 'no-expertise', visaType: 'TN', level: 0, askedLevel: 1, complexity: null },
  },
  'above-threshold': {
    ...{ code: 'above-threshold', visaType: 'TN', complexity: 8, level: 1, seniority: 'associate' },
    ...{ ownMaximum: null, asked: { level: 2, seniority: 'senior' } },
  },
  'at-capacity': { code: 'at-capacity', measure: 'cases', activeCases: 20, capacity: 20 },
  'intake-rate': { code: 'intake-rate', newCases: 3, intakePerWeek: 3 },
};

/** One of each factor and of each value that is compared. */
export const FACTORS: { readonly [C in RankedCode]: FactorCost<C> } = {
  fit: { code: 'fit', points: 160, visaType: 'TN', complexity: 5, level: 1, wantedLevel: 2 },
  load: { code: 'load', points: 80, loadPoints: 900, weightPoints: 100, capacityPoints: 2000 },
  'fair-share': { code: 'fair-share', points: -20, milliPoints: 200_000 },
  reserve: { code: 'reserve', points: 12, reservePoints: 300, fromPercent: 85 },
  continuity: { code: 'continuity', points: 70, lastAttorney: 'other', name: 'Ben' },
  deadline: {
    ...{ code: 'deadline', points: 300, finishInDays: 40, hasDeadline: true, lateDays: 5 },
    ...{ awayDays: 7, longLeave: false },
  },
  're-entry': {
    ...{ code: 're-entry', points: 120, since: { days: 6, gotPoints: 400, expectedPoints: 150 } },
  },
  turn: { code: 'turn', points: 12 },
  utilization: { code: 'utilization', points: 50, loadPoints: 1000, capacityPoints: 2000 },
  'open-cases': { code: 'open-cases', points: 14 },
  level: { code: 'level', points: 1, visaType: 'TN' },
};

/** One of each change that would have helped. */
export const CHANGES: { readonly [K in RemedyChange['kind']]: Extract<RemedyChange, { kind: K }> } =
  {
    'fewer-cases': { kind: 'fewer-cases', cases: 2 },
    intake: { kind: 'intake', intakePerWeek: 4 },
    present: { kind: 'present', absence: { startsAtMs: 0, endsAtMs: 1 } },
    active: { kind: 'active' },
    'own-maximum': { kind: 'own-maximum', maxComplexity: 8 },
    level: { kind: 'level', level: 2 },
    seniority: { kind: 'seniority', seniority: 'senior' },
  };
