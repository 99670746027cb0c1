import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';

/**
 * Takes a wall down from now on; that it stood stays on record. The person who stands behind it
 * does not see it, so they cannot.
 * @throws AppError `forbidden`, or `not-found` (also when removed before).
 */
export async function removeWall(actor: Actor, wallId: string): Promise<void> {
  requirePermission(actor, 'walls.manage');
  if (!isId(wallId)) throw notFound('wall', wallId);
  await withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at } = transaction;
    const wall = await withFirm(actor, (seen) =>
      seen.ethicalWall.findFirst({ where: { firmId, id: wallId, removedAt: null } }),
    );
    if (!wall) throw notFound('wall', wallId);
    await tx.ethicalWall.updateMany({ where: { firmId, id: wallId }, data: { removedAt: at } });
    transaction.record('wall-removed', { attorneyId: wall.attorneyId, facts: { wallId } });
    transaction.drainAfterCommit();
  });
}
