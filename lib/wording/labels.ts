import type {
  ExclusionCode,
  Level,
  RankedCode,
  Seniority,
  Stage,
  Strategy,
  VisaType,
} from '@/lib/assignment/core';
import { name, type Name } from './name';

/*
 * What the codes of the domain are called, for every audience: each code once. Whatever is said with
 * these names stands in the modules beside this one.
 */

/** Why someone could not take a case, to follow a number of attorneys or a name. */
export const EXCLUSION_LABELS: Record<ExclusionCode, string> = {
  'conflict-check': 'held back by the conflict check',
  inactive: 'not taking cases',
  'ethical-wall': 'behind an ethical wall',
  'previous-holder': 'handing it off',
  absent: 'away',
  'no-expertise': 'without the expertise',
  'above-threshold': 'below what its complexity asks for',
  'at-capacity': 'at capacity',
  'intake-rate': 'at their weekly intake limit',
};

/** What a ranking looks at. */
export const FACTOR_NAMES: Readonly<Record<RankedCode, Name>> = {
  fit: name('fit'),
  load: name('load'),
  'fair-share': name('fair share'),
  reserve: name('expert room'),
  continuity: name('continuity'),
  deadline: name('deadline'),
  're-entry': name('re-entry', 'New or back'),
  turn: name('turn'),
  utilization: name('utilization'),
  'open-cases': name('open cases'),
  level: name('level'),
};

export const STRATEGY_NAMES: Readonly<Record<Strategy, Name>> = {
  balanced: name('balanced'),
  'workload-based': name('workload based'),
  'expertise-first': name('expertise first'),
  'round-robin': name('round robin'),
};

export const STAGE_NAMES: Readonly<Record<Stage, Name>> = {
  intake: name('intake'),
  collecting: name('collecting'),
  drafting: name('drafting'),
  review: name('review'),
  filed: name('filed'),
  rfe: name('RFE'),
  decided: name('decided'),
  closed: name('closed'),
};

export const SENIORITY_NAMES: Readonly<Record<Seniority, Name>> = {
  junior: name('junior'),
  associate: name('associate'),
  senior: name('senior'),
  partner: name('partner'),
};

/** What a level of expertise is called beside its number. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  0: 'none',
  1: 'can handle',
  2: 'experienced',
  3: 'expert',
};

/** The visa types that are not called by their code. */
const VISA_TYPE_NAMES: Partial<Readonly<Record<VisaType, Name>>> = {
  asylum: name('asylum'),
  U: name('U visas', 'U visa'),
  other: name('cases of other kinds', 'Other'),
};

/** How a visa type is called on screen. */
export function visaTypeLabel(code: VisaType): string {
  return VISA_TYPE_NAMES[code]?.label ?? code;
}

/** How a visa type is called within a sentence: "experienced in …". */
export function visaTypeInSentence(code: VisaType): string {
  return VISA_TYPE_NAMES[code]?.inSentence ?? code;
}

/** What an attorney of this level is to cases of a visa type: "experienced in H-1B". */
export function levelLabel(level: Level, visaType: VisaType): string {
  const words: Record<Level, string> = {
    0: 'new to',
    1: 'able to handle',
    2: 'experienced in',
    3: 'expert in',
  };
  return `${words[level]} ${visaTypeInSentence(visaType)}`;
}

/** What held the second back, against the first, by what differed most. */
export const BEHIND_LABELS: Record<RankedCode, (visaType: string) => string> = {
  fit: (visaType) => `less experienced in ${visaType}`,
  level: (visaType) => `less experienced in ${visaType}`,
  load: () => 'more work at hand',
  utilization: () => 'more work at hand',
  'open-cases': () => 'more open cases',
  'fair-share': () => 'busier lately',
  reserve: () => 'needed for expert work to come',
  continuity: () => 'not the client’s last attorney',
  deadline: () => 'tighter on time',
  're-entry': () => 'new or just back',
  turn: () => 'had a new case more recently',
};
