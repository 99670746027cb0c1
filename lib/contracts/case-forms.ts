import { z } from 'zod';
import { choiceField, idField } from '@/lib/shared/validation/fields';
import {
  answerHandoffSchema,
  assignCaseSchema,
  handoffReasonField,
  reassignCaseSchema,
} from './handoff';
import {
  askRecordChangeSchema,
  endRecordChangeSchema,
  tickRecordStepSchema,
} from './record-change';
import { changeCaseSchema, openCaseSchema } from './case';
import { answerConflictSchema } from './conflict';

/*
 * The inputs of the domain as forms send them: with the id of what they are about.
 */

const caseId = idField('The case');

/** Notes have a form of their own. */
export const changeCaseFormSchema = changeCaseSchema.omit({ notes: true }).extend({ caseId });
/** Who was meant in the choice of an attorney: a person, whom the rules choose, or no one yet. */
const choice = z.enum(['person', 'rules', 'nobody']).optional();
const askWho = 'Choose who takes it.';

export const assignCaseFormSchema = assignCaseSchema
  .extend({ caseId, choice })
  .refine((input) => input.choice !== 'nobody', { path: ['attorneyId'], error: askWho });
export const handOffFormSchema = reassignCaseSchema
  .extend({
    caseId,
    choice,
    reason: handoffReasonField,
    undoes: idField('The handoff to undo').optional(),
  })
  .refine((input) => input.choice !== 'nobody', { path: ['toAttorneyId'], error: askWho });
export const previewCaseFormSchema = z.strictObject({ caseId });

export const HANDOFF_ANSWERS = ['accept', 'decline', 'withdraw'] as const;

export const answerHandoffFormSchema = answerHandoffSchema.extend({
  handoffId: idField('The handoff'),
  answer: choiceField('The answer', HANDOFF_ANSWERS),
});

export const answerConflictFormSchema = answerConflictSchema.extend({ caseId });

const recordChangeId = idField('The checklist');

export const askRecordChangeFormSchema = askRecordChangeSchema.extend({ caseId });
export const tickRecordStepFormSchema = tickRecordStepSchema.extend({ recordChangeId });
export const endRecordChangeFormSchema = endRecordChangeSchema.extend({ recordChangeId });

/** A new case as the form sends it: perhaps for a client who was pointed at, perhaps one of several. */
export const openCaseFormSchema = openCaseSchema.extend({
  clientId: idField('The client').optional(),
  then: choiceField('What comes then', ['another']).optional(),
});
