import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { Page } from '@/lib/shared/paging';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { type WallDto, listWallsSchema, type ListWallsInput } from '@/lib/contracts/wall';
import { wallDto, wallParts } from './wall-row';

const ORDER = 'walls-newest';
const isInstant = (text: string) => !Number.isNaN(Date.parse(text));

/**
 * Walls, the newest first; those removed only when asked for.
 * @throws AppError `forbidden` or `validation-failed`.
 */
export async function listWalls(actor: Actor, input: ListWallsInput = {}): Promise<Page<WallDto>> {
  requirePermission(actor, 'walls.read');
  const query = parseInput(listWallsSchema, input);
  const size = pageSizeOf(query);
  const last = decodeCursor(ORDER, query.cursor, isInstant);
  const createdAt = new Date(last?.value ?? 0);
  const { firmId } = actor;
  const rows = await withFirm(actor, (tx) =>
    tx.ethicalWall.findMany({
      where: {
        firmId,
        ...(query.attorneyId && { attorneyId: query.attorneyId }),
        ...(query.includeRemoved ? {} : { removedAt: null }),
        ...(last && { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: last.id } }] }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
      include: wallParts,
    }),
  );
  const keyOf = (row: { createdAt: Date; id: string }) => ({
    value: row.createdAt.toISOString(),
    id: row.id,
  });
  return pageOf(rows, size, ORDER, keyOf, wallDto);
}
