import 'server-only';
import type { Ref } from '@/lib/contracts/values';
import { newId } from '@/lib/platform/ids';
import type { AssignmentTransaction } from './transaction';
import type { NoteRow } from './written-rows';

/** Notes something on a case, dated and signed; the members whom it mentions are told of it. */
export function recordNote(
  transaction: AssignmentTransaction,
  {
    caseId,
    text,
    mentions = [],
  }: { readonly caseId: string; readonly text: string; readonly mentions?: readonly Ref[] },
): NoteRow {
  const { firmId, at, actor } = transaction;
  const row: NoteRow = {
    ...{ firmId, id: newId(), caseId, text, mentions },
    ...{ writtenAt: at, authorName: actor.name },
  };
  transaction.writes.newNotes.push(row);
  transaction.record('note-added', {
    caseId,
    facts: { noteId: row.id, mentionedIds: mentions.map(({ id }) => id) },
    text: { note: text },
  });
  return row;
}
