import 'server-only';
import {
  recordNote,
  type AssignmentTransaction,
  type CaseRow,
  type NoteRow,
} from '@/lib/assignment';
import { AppError } from '@/lib/shared/errors';
import { mentionedIn } from '@/lib/shared/mentions';
import { listMembers, membersWhoCannotSee } from './who-can-see';

/**
 * Notes a text on a case within a transaction.
 * @throws AppError `ethical-wall` where it mentions someone for whom the case is not there.
 */
export async function writeNote(
  transaction: AssignmentTransaction,
  { id: caseId }: Pick<CaseRow, 'id'>,
  text: string,
): Promise<NoteRow> {
  const { firmId } = transaction;
  // A name is no mention without its sign: the members need not be read for most notes.
  const members = text.includes('@') ? await listMembers(transaction.tx, firmId) : [];
  const mentioned = mentionedIn(text, members);
  const hidden = await membersWhoCannotSee(firmId, caseId, mentioned);
  const [kept] = mentioned.filter(({ id }) => hidden.has(id));
  if (kept) {
    const message = `${kept.name} cannot see this case because of an ethical wall, and would not be told. Write the name without @, or leave it out.`;
    throw new AppError('ethical-wall', message, [{ path: 'text', message }]);
  }
  const mentions = mentioned.map(({ id, name }) => ({ id, name }));
  return recordNote(transaction, { caseId, text, mentions });
}
