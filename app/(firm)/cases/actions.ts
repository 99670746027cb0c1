'use server';

import { firmAction } from '@/lib/platform/actions/firm-action';
import {
  answerHandoff,
  assignCase,
  findInverseChange,
  previewAssignment,
  reassignCase,
} from '@/lib/assignment';
import {
  askRecordChange,
  cancelRecordChange,
  changeCase,
  completeRecordChange,
  getCase,
  tickRecordStep,
} from '@/lib/features/cases';
import { answerConflict } from '@/lib/features/conflicts';
import { addNote, listMentionable } from '@/lib/features/notes';
import { addNoteFormSchema, listMentionableFormSchema } from '@/lib/contracts/note';
import {
  answerConflictFormSchema,
  answerHandoffFormSchema,
  askRecordChangeFormSchema,
  assignCaseFormSchema,
  changeCaseFormSchema,
  endRecordChangeFormSchema,
  handOffFormSchema,
  previewCaseFormSchema,
  tickRecordStepFormSchema,
} from '@/lib/contracts/case-forms';
import {
  announceAnswer,
  announceAssignment,
  announceChange,
  announceConflictAnswer,
  announceHandoff,
  announceNote,
} from './announcements';

/** Changes facts or stage of a case; answers the case as it is then, so that it can be taken back. */
export const changeCaseAction = firmAction({
  permission: 'cases.edit-own',
  schema: changeCaseFormSchema,
  records: ['case-changed'],
  once: true,
  handler: async ({ actor, input: { caseId, ...change } }) => {
    const changed = await changeCase(actor, caseId, change);
    return { message: announceChange(changed, change.stage), data: changed };
  },
});

/** Notes something on a case. */
export const addNoteAction = firmAction({
  permission: 'cases.note',
  schema: addNoteFormSchema,
  records: ['note-added'],
  once: true,
  handler: async ({ actor, input: { caseId, text } }) => {
    return { message: announceNote(await addNote(actor, caseId, { text })) };
  },
});

/** Whom a note on a case can mention, and whom not. */
export const listMentionableAction = firmAction({
  permission: 'cases.note',
  schema: listMentionableFormSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await listMentionable(actor, input.caseId) }),
});

/** Gives a waiting case to an attorney, or runs the rules on it again. */
export const assignCaseAction = firmAction({
  permission: 'cases.assign',
  schema: assignCaseFormSchema,
  records: ['case-assigned', 'case-waits'],
  once: true,
  handler: async ({ actor, input: { caseId, choice: _choice, ...request } }) => {
    return { message: announceAssignment(await assignCase(actor, caseId, request)) };
  },
});

/** Says of a likely conflict that there is none, or closes the case because of it. */
export const answerConflictAction = firmAction({
  permission: 'cases.assign',
  schema: answerConflictFormSchema,
  records: ['conflict-answered'],
  once: true,
  handler: async ({ actor, input }) => {
    const { caseId, ...answer } = input;
    await answerConflict(actor, caseId, answer);
    return { message: announceConflictAnswer(await getCase(actor, caseId)) };
  },
});

/** Hands a case to a colleague, or to whom the rules choose; answers how to take that back. */
export const handOffAction = firmAction({
  permission: 'cases.handoff-own',
  schema: handOffFormSchema,
  records: ['case-handed-off', 'handoff-requested'],
  once: true,
  handler: async ({ actor, input: { caseId, choice: _choice, ...request } }) => {
    const result = await reassignCase(actor, caseId, request);
    const inverse = await findInverseChange(actor, result);
    return { message: announceHandoff(result, inverse), data: inverse };
  },
});

/** Accepts, declines or withdraws a handoff that waits for an answer. */
export const answerHandoffAction = firmAction({
  permission: 'cases.handoff-own',
  schema: answerHandoffFormSchema,
  records: ['handoff-accepted', 'handoff-declined', 'handoff-withdrawn'],
  once: true,
  handler: async ({ actor, input: { handoffId, answer, note } }) => {
    return { message: announceAnswer(await answerHandoff(actor, handoffId, answer, { note })) };
  },
});

/** Who could take a case now, for the dialogs that let a person choose. */
export const previewCaseAction = firmAction({
  permission: 'cases.read',
  schema: previewCaseFormSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await previewAssignment(actor, input) }),
});

/** Asks to change the attorney of record: opens a checklist. */
export const askRecordChangeAction = firmAction({
  permission: 'cases.edit-own',
  schema: askRecordChangeFormSchema,
  records: ['record-change-asked'],
  once: true,
  handler: async ({ actor, input: { caseId, ...request } }) => {
    const { toAttorney } = await askRecordChange(actor, caseId, request);
    return {
      message: `${toAttorney.name} is to be the attorney of record; the checklist is open.`,
    };
  },
});

/** Ticks a step of the checklist, or takes the tick back. */
export const tickRecordStepAction = firmAction({
  permission: 'cases.edit-own',
  schema: tickRecordStepFormSchema,
  records: ['record-step-ticked'],
  once: true,
  handler: async ({ actor, input: { recordChangeId, ...tick } }) => {
    await tickRecordStep(actor, recordChangeId, tick);
  },
});

/** Completes the checklist: the other attorney is on record. */
export const completeRecordChangeAction = firmAction({
  permission: 'cases.edit-own',
  schema: endRecordChangeFormSchema,
  records: ['attorney-of-record-changed'],
  once: true,
  handler: async ({ actor, input: { recordChangeId, ...end } }) => {
    const { toAttorney } = await completeRecordChange(actor, recordChangeId, end);
    return { message: `${toAttorney.name} is the attorney of record now.` };
  },
});

/** Cancels the checklist: the attorney of record stays. */
export const cancelRecordChangeAction = firmAction({
  permission: 'cases.edit-own',
  schema: endRecordChangeFormSchema,
  records: ['record-change-cancelled'],
  once: true,
  handler: async ({ actor, input: { recordChangeId, ...end } }) => {
    await cancelRecordChange(actor, recordChangeId, end);
    return { message: 'The checklist is cancelled; the attorney of record stays.' };
  },
});
