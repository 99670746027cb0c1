import type { Level, Seniority, VisaType } from '@/lib/assignment/core';

/** One kind of work of the firms that are made up, and how often and how hard it is. */
export interface Work {
  readonly visaType: VisaType;
  /** Of the cases that arrive around the year, relative to the others. */
  readonly share: number;
  /** Every complexity from the first to the second is equally likely. */
  readonly complexity: readonly [number, number];
  /** Mean working days at level 2; any length within 30 % of it is equally likely. */
  readonly days: number;
  /** What the rules expect of this visa type: all its cases together. */
  readonly estimatedDays: number;
  /** From the day of arrival. */
  readonly deadlineDays: number;
}

/** The practice of the firms in the shared example instances. */
export const PRACTICE: readonly Work[] = [
  work('H-1B', 34, [2, 6], 25, 60, 27),
  work('TN', 11, [2, 5], 15, 45),
  work('L-1A', 10, [4, 8], 35, 75),
  work('I-485', 10, [3, 7], 40, 90),
  work('N-400', 9, [1, 4], 20, 90),
  work('I-130', 8, [2, 6], 40, 120),
  work('PERM', 7, [4, 7], 75, 180),
  work('O-1A', 6, [6, 10], 50, 100),
  work('EB-1A', 4, [6, 10], 60, 150),
];

/** The cap season's petitions: filed from 1 April, wanted by the end of June. */
export const CAP_PETITION = { ...work('H-1B', 0, [3, 6], 30, 90, 27) };

function work(
  visaType: VisaType,
  share: number,
  complexity: readonly [number, number],
  days: number,
  deadlineDays: number,
  estimatedDays = days,
): Work {
  return { visaType, share, complexity, days, estimatedDays, deadlineDays };
}

/** How likely levels 0 … 3 are, for everyday work and for the two kinds that few master. */
export const LEVEL_ODDS: Readonly<Record<Seniority, { common: Odds; rare: Odds }>> = {
  junior: { common: [18, 48, 34, 0], rare: [78, 18, 4, 0] },
  associate: { common: [8, 25, 46, 21], rare: [42, 24, 21, 13] },
  senior: { common: [4, 15, 24, 57], rare: [23, 15, 12, 50] },
  partner: { common: [4, 15, 24, 57], rare: [23, 15, 12, 50] },
};

export type Odds = readonly [number, number, number, number];
export const LEVELS_IN_ORDER: readonly Level[] = [0, 1, 2, 3];

/** Work that few attorneys of a firm can do at all. */
export const RARE_WORK: readonly VisaType[] = ['O-1A', 'EB-1A'];
