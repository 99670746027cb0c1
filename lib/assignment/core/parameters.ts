/**
 * What stands behind each code: the numbers and codes from which it is worded. The core says nothing
 * in words; `lib/wording` does, for each audience, from these.
 *
 * A code without an entry here is a type error, and so is an entry that some audience cannot word.
 */

import type { ExclusionCode, FactorCode, Level, RankingCode, Seniority, VisaType } from './codes';

/** The code says it all. */
type Nothing = object;

/** The figures of each hard rule, as they stood for one attorney and one case. */
export interface ExclusionParameters {
  /** Of the case, not of the attorney: no one gets it before a person has answered. */
  'conflict-check': Nothing;
  /** Paused or gone; or not an attorney of the firm at all. */
  inactive: { readonly ofFirm: boolean };
  'ethical-wall': Nothing;
  'previous-holder': Nothing;
  absent:
    | { readonly backInDays: number }
    | { readonly leavesInDays: number; readonly awayForDays: number };
  'no-expertise': {
    readonly visaType: VisaType;
    readonly level: Level;
    readonly askedLevel: Level;
    /** Where it is this that asks for the level; null where the firm's minimum does. */
    readonly complexity: number | null;
  };
  'above-threshold': {
    readonly visaType: VisaType;
    readonly complexity: number;
    readonly level: Level;
    readonly seniority: Seniority;
    /** The attorney's own highest complexity, where the case passes it. */
    readonly ownMaximum: number | null;
    /** What the firm's thresholds ask for, where the attorney falls short of it. */
    readonly asked: { readonly level: Level | null; readonly seniority: Seniority | null } | null;
  };
  'at-capacity':
    | { readonly measure: 'cases'; readonly activeCases: number; readonly capacity: number }
    | {
        readonly measure: 'load';
        readonly loadPoints: number;
        readonly capacityPoints: number;
        readonly weightPoints: number;
      };
  'intake-rate': { readonly newCases: number; readonly intakePerWeek: number };
}

/** A reason why an attorney is not eligible, with its figures. */
export type Exclusion<C extends ExclusionCode = ExclusionCode> = {
  [K in C]: { readonly code: K } & ExclusionParameters[K];
}[C];

/** What each factor, and each value that a simple strategy compares, was worked out from. */
export interface FactorParameters {
  fit: {
    readonly visaType: VisaType;
    readonly complexity: number;
    readonly level: Level;
    readonly wantedLevel: Level;
  };
  load: {
    readonly loadPoints: number;
    readonly weightPoints: number;
    readonly capacityPoints: number;
  };
  'fair-share': { readonly milliPoints: number };
  reserve: { readonly reservePoints: number; readonly fromPercent: number };
  continuity:
    | { readonly lastAttorney: 'nobody' }
    | ((
        | { readonly lastAttorney: 'this'; readonly isPreferred: boolean }
        | { readonly lastAttorney: 'other'; readonly name: string | null }
      ) & {
        /** It is not the last attorney but the one whom a person named as the client's own. */
        readonly isNamed?: true;
      });
  deadline: {
    readonly finishInDays: number;
    readonly hasDeadline: boolean;
    /** 0 = in time. */
    readonly lateDays: number;
    readonly awayDays: number;
    readonly longLeave: boolean;
  };
  /** Null for someone who is neither new nor just back. */
  're-entry': {
    readonly since: {
      readonly days: number;
      readonly gotPoints: number;
      readonly expectedPoints: number;
    } | null;
  };
  turn: Nothing;
  utilization: { readonly loadPoints: number; readonly capacityPoints: number };
  'open-cases': Nothing;
  level: { readonly visaType: VisaType };
}

/** Whatever a ranking may look at. */
export type RankedCode = FactorCode | RankingCode;

/**
 * One number that the ranking looked at, with what it was worked out from.
 *
 * Under balanced `points` are costs that add up to `totalCost`. Under the simple strategies they
 * are the values compared, in the order in which they are compared.
 */
export type FactorCost<C extends RankedCode = RankedCode> = {
  [K in C]: { readonly code: K; readonly points: number } & FactorParameters[K];
}[C];

/** What two attorneys can be level on, in some strategy. */
export type Criterion = 'cost' | 'utilization' | 'level' | 'open-cases' | 'turn';

/** That the first two were level on what is compared first, and what told them apart. */
export interface Tie {
  readonly levelOn: Criterion;
  readonly decidedBy: Criterion | 'roster';
}

/** What else the rules' choice is told by. */
export interface Grounds {
  readonly visaType: VisaType;
  /** The first's level for it. */
  readonly level: Level;
  /** Null where what is compared first decided. */
  readonly tie: Tie | null;
}
