import 'server-only';
import { listNotesSchema, type ListNotesInput, type NoteDto } from '@/lib/contracts/note';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { Page } from '@/lib/shared/paging';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { storedNoteDto } from './note-row';
import { requireCase } from './require-case';

const ORDER = 'notes-newest';
const isInstant = (text: string) => !Number.isNaN(Date.parse(text));

/**
 * What was noted on a case, the newest first, page by page.
 * @throws AppError `forbidden`, `not-found`, `validation-failed`.
 */
export async function listNotes(
  actor: Actor,
  caseId: string,
  input: ListNotesInput = {},
): Promise<Page<NoteDto>> {
  requirePermission(actor, 'cases.read');
  const query = parseInput(listNotesSchema, input);
  const last = decodeCursor(ORDER, query.cursor, isInstant);
  const writtenAt = new Date(last?.value ?? 0);
  const { firmId } = actor;
  const size = pageSizeOf(query);
  const rows = await withFirm(actor, async (tx) => {
    await requireCase(tx, firmId, caseId);
    return tx.caseNote.findMany({
      where: {
        ...{ firmId, caseId },
        ...(last && { OR: [{ writtenAt: { lt: writtenAt } }, { writtenAt, id: { lt: last.id } }] }),
      },
      orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
    });
  });
  const keyOf = (row: (typeof rows)[number]) => ({
    value: row.writtenAt.toISOString(),
    id: row.id,
  });
  return pageOf(rows, size, ORDER, keyOf, storedNoteDto);
}
