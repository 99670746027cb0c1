import type { Exclusion, ExclusionCode, RecordedExclusion } from '@/lib/assignment/core';
import { counted, listed } from './phrases';

type Sentences = { readonly [C in ExclusionCode]: (exclusion: Exclusion<C>) => string };

const SENTENCES: Sentences = {
  'conflict-check': () => 'The case waits for the answer to its conflict check.',
  inactive: ({ ofFirm }) =>
    ofFirm
      ? 'Not taking new cases: paused or no longer active in the firm.'
      : 'Not an attorney of this firm.',
  'ethical-wall': () => 'An ethical wall keeps this attorney from the client or its company.',
  'previous-holder': () => 'Is the one handing this case off.',
  absent: (away) =>
    'backInDays' in away
      ? `Away, back in ${counted(away.backInDays, 'day')}.`
      : `Leaves within ${counted(away.leavesInDays, 'day')} for ${counted(away.awayForDays, 'day')}.`,
  'no-expertise': ({ visaType, level, askedLevel, complexity }) =>
    complexity === null
      ? `Level ${level} for ${visaType}; at least ${askedLevel} is asked for.`
      : `Level ${level} for ${visaType}; complexity ${complexity} asks for at least ${askedLevel}.`,
  'above-threshold': aboveThreshold,
  'at-capacity': (full) =>
    full.measure === 'cases'
      ? `Holds ${counted(full.activeCases, 'active case')} of at most ${full.capacity}.`
      : `Carries ${full.loadPoints} of ${full.capacityPoints} load points; this case adds ${full.weightPoints}.`,
  'intake-rate': ({ newCases, intakePerWeek }) =>
    `Received ${counted(newCases, 'new case')} in the last 7 days of at most ${intakePerWeek}.`,
};

function aboveThreshold(exclusion: Exclusion<'above-threshold'>): string {
  const { visaType, complexity, level, seniority, ownMaximum, asked } = exclusion;
  const parts: string[] = [];
  if (ownMaximum !== null) {
    parts.push(`Takes cases up to complexity ${ownMaximum}; this one is ${complexity}.`);
  }
  if (asked !== null) {
    const needs = [
      ...(asked.level === null ? [] : [`level ${asked.level}`]),
      ...(asked.seniority === null ? [] : [`${asked.seniority} or above`]),
    ];
    parts.push(
      `Complexity ${complexity} asks for ${listed(needs)}; has level ${level} for ${visaType} as ${seniority}.`,
    );
  }
  return parts.join(' ');
}

function sentenceOf<C extends ExclusionCode>(exclusion: Exclusion<C>): string {
  return SENTENCES[exclusion.code](exclusion);
}

/** A reason against an attorney in one plain sentence with its numbers. */
export function exclusionInRecord(exclusion: RecordedExclusion): string {
  return 'detail' in exclusion ? exclusion.detail : sentenceOf(exclusion);
}

/** All reasons against an attorney, one sentence each. */
export function exclusionsInRecord(exclusions: readonly RecordedExclusion[]): string {
  return exclusions.map(exclusionInRecord).join(' ');
}
