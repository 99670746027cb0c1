import type {
  ExclusionCode,
  Level,
  RankingCode,
  FactorCode,
  VisaType,
} from '@/lib/assignment/core';

/*
 * How the codes of the domain read to members of a firm, wherever sentences are made of them. What
 * the API says in English is the core's own and kept with each record; this is for the pages.
 */

/** Why somebody could not take a case, to follow a number of attorneys or a name. */
export const EXCLUSION_WORDS: Record<ExclusionCode, string> = {
  inactive: 'not taking cases',
  'ethical-wall': 'behind an ethical wall',
  'previous-holder': 'holding it now',
  absent: 'away',
  'no-expertise': 'without the expertise',
  'above-threshold': 'below what its complexity asks for',
  'at-capacity': 'at capacity',
  'intake-rate': 'at their weekly intake limit',
};

const VISA_WORDS: Partial<Record<VisaType, string>> = {
  asylum: 'Asylum',
  U: 'U visa',
  other: 'Other',
};

/** How a visa type is called on screen. */
export function visaTypeLabel(code: VisaType): string {
  return VISA_WORDS[code] ?? code;
}

const VISA_IN_SENTENCES: Partial<Record<VisaType, string>> = {
  asylum: 'asylum',
  U: 'U visas',
  other: 'cases of other kinds',
};

/** How a visa type is called within a sentence: "experienced in …". */
export function visaTypeInSentence(code: VisaType): string {
  return VISA_IN_SENTENCES[code] ?? code;
}

/** What an attorney of this level is to cases of a visa type: "experienced in H-1B". */
export function levelInWords(level: Level, visaType: VisaType): string {
  const words: Record<Level, string> = {
    0: 'new to',
    1: 'able to handle',
    2: 'experienced in',
    3: 'expert in',
  };
  return `${words[level]} ${visaTypeInSentence(visaType)}`;
}

/** What held the second back, against the first, by what differed most. */
export const BEHIND_WORDS: Record<FactorCode | RankingCode, (visaType: string) => string> = {
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
