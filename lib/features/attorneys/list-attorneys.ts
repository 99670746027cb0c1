import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { Page } from '@/lib/shared/paging';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { attorneyDto, attorneyParts } from './attorney-row';
import {
  type AttorneyDto,
  listAttorneysSchema,
  type ListAttorneysInput,
} from '@/lib/contracts/attorney';

const ORDER = 'attorneys-roster';
const isPosition = (text: string) => /^\d{1,10}$/.test(text);

/**
 * The roster in its order, page by page.
 * @throws AppError `forbidden` or `validation-failed`.
 */
export async function listAttorneys(
  actor: Actor,
  input: ListAttorneysInput = {},
): Promise<Page<AttorneyDto>> {
  requirePermission(actor, 'attorneys.read');
  const query = parseInput(listAttorneysSchema, input);
  const size = pageSizeOf(query);
  const after = decodeCursor(ORDER, query.cursor, isPosition);
  const { firmId } = actor;
  const position = Number(after?.value);
  const rows = await withFirm(actor, (tx) =>
    tx.attorney.findMany({
      where: {
        firmId,
        ...(query.active === undefined ? {} : { active: query.active }),
        ...(after && { OR: [{ position: { gt: position } }, { position, id: { gt: after.id } }] }),
      },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      take: size + 1,
      include: attorneyParts,
    }),
  );
  return pageOf(
    rows,
    size,
    ORDER,
    (row) => ({ value: `${row.position}`, id: row.id }),
    attorneyDto,
  );
}
