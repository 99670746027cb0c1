import 'server-only';
import { withAssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { withFirm } from '@/lib/db/with-firm';
import { notFound } from '@/lib/errors';
import { isId } from '@/lib/validation/is-id';

/**
 * Takes a wall down from now on; that it stood stays on record. Whoever stands behind it does not see
 * it, so they cannot.
 * @throws AppError `forbidden`, or `not-found` (also when removed before).
 */
export async function removeWall(actor: Actor, wallId: string): Promise<void> {
  requirePermission(actor, 'walls.manage');
  if (!isId(wallId)) throw notFound('wall', wallId);
  await withAssignmentUnit(actor, async (unit) => {
    const { tx, firmId, at } = unit;
    const wall = await withFirm(actor, (seen) =>
      seen.ethicalWall.findFirst({ where: { firmId, id: wallId, removedAt: null } }),
    );
    if (!wall) throw notFound('wall', wallId);
    await tx.ethicalWall.updateMany({ where: { firmId, id: wallId }, data: { removedAt: at } });
    unit.record('wall-removed', { attorneyId: wall.attorneyId, facts: { wallId } });
    unit.drainAfterCommit();
  });
}
