import 'server-only';
import { loadCase, withAssignmentTransaction } from '@/lib/assignment';
import { addNoteSchema, type AddNoteInput, type NoteDto } from '@/lib/contracts/note';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { noteDto } from './note-row';
import { writeNote } from './write-note';

/**
 * Notes something on a case, also on one that is closed. Whatever is noted stays, beside what others
 * note at the same moment; the colleagues whom the text mentions are told.
 *
 * @throws AppError `forbidden`, `not-found`, `validation-failed`; `ethical-wall` where it mentions
 * someone for whom the case is not there.
 */
export async function addNote(actor: Actor, caseId: string, input: AddNoteInput): Promise<NoteDto> {
  requirePermission(actor, 'cases.note');
  const { text } = parseInput(addNoteSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { row } = await loadCase(transaction, caseId);
    return noteDto(await writeNote(transaction, row, text));
  });
}
