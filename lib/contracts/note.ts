import { z } from 'zod';
import { pageSchema } from '@/lib/shared/paging';
import { idField, textField } from '@/lib/shared/validation/fields';
import { answer } from './registry';
import { id, instant, pageOf, ref } from './values';

/** A note; `@` and a colleague's full name in it mentions them. */
export const addNoteSchema = z.strictObject({ text: textField('The note', 10_000) });
export type AddNoteInput = z.input<typeof addNoteSchema>;

/** The same from the form on a case's page. */
export const addNoteFormSchema = addNoteSchema.extend({ caseId: idField('The case') });

export const listMentionableFormSchema = z.strictObject({ caseId: idField('The case') });

export const listNotesSchema = pageSchema;
export type ListNotesInput = z.input<typeof listNotesSchema>;

/** What someone noted on a case. It stays as it was written: a correction is another note. */
export const noteResponse = answer(
  'CaseNote',
  z.object({
    id,
    caseId: id,
    text: z.string(),
    /** Who wrote it, under the name that they had then. */
    author: z.string(),
    writtenAt: instant,
    /** The members whom it mentions, by the names that the text has. */
    mentions: z.array(ref),
  }),
);
export type NoteDto = z.infer<typeof noteResponse>;

export const notePage = pageOf('CaseNotePage', noteResponse);
