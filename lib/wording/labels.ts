import type { ExclusionCode, Level, RankedCode, VisaType } from '@/lib/assignment/core';

/*
 * What the codes of the domain are called, for every audience: each code once. Whatever is said with
 * these names stands in the modules beside this one.
 */

/** A name as it stands alone, and as it stands within a sentence. */
export interface Name {
  readonly label: string;
  readonly inSentence: string;
}

/** A name that differs only in its first letter, where it stands alone. */
function name(inSentence: string, label = capitalised(inSentence)): Name {
  return { label, inSentence };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why somebody could not take a case, to follow a number of attorneys or a name. */
export const EXCLUSION_WORDS: Record<ExclusionCode, string> = {
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
export const BEHIND_WORDS: Record<RankedCode, (visaType: string) => string> = {
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
