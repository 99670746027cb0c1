import { PRIORITIES, STAGES, VISA_TYPES } from '@/lib/assignment/core';
import {
  choiceField,
  dateField,
  forCallers,
  instantField,
  integerField,
  optionalTextField,
} from '@/lib/shared/validation/fields';
import { FILING_KINDS } from './case-codes';
import { partiesIn } from './other-parties';

/*
 * What each field of a case may hold, for every request that has it. How a refusal reads is said once
 * for all fields, in lib/shared/validation/fields.ts.
 */

export const complexitySchema = integerField('Complexity', 1, 10);
export const deadlineSchema = dateField('The deadline');
export const visaTypeSchema = choiceField('The visa type', VISA_TYPES);
export const stageSchema = choiceField('The stage', STAGES);
export const prioritySchema = choiceField('The priority', PRIORITIES);
export const filingKindSchema = choiceField('The filing kind', FILING_KINDS);
export const externalRefSchema = optionalTextField('The external reference', 200);
export const notesSchema = optionalTextField('The notes', 10_000);

/** More parties than these are no longer one case. */
const MOST_PARTIES = 20;

export const otherPartiesSchema = optionalTextField('The other parties', 4000).refine(
  (text) => partiesIn(text).length <= MOST_PARTIES,
  {
    error: forCallers(
      ({ input }) =>
        `The other parties may be at most ${MOST_PARTIES} names; got ${partiesIn(String(input)).length}. Leave out those who have no interest of their own.`,
    ),
  },
);

export const receivedAtSchema = instantField('receivedAt').refine((text) => text >= '1900', {
  error: forCallers(
    ({ input }) => `receivedAt must be 1900 or later; got ${JSON.stringify(input)}.`,
  ),
});
