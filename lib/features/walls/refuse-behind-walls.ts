import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment';
import type { Permission } from '@/lib/platform/auth/permissions';
import { Forbidden } from '@/lib/shared/errors';

/**
 * Refuses the person who stands behind a wall of any kind: for acts that would open a way around it. Ask
 * within the transaction that acts, so that a wall added meanwhile counts.
 *
 * @throws Forbidden with this message, which must name neither the wall nor what is behind it.
 */
export async function refuseBehindWalls(
  { tx, firmId, actor: { attorneyId } }: Pick<AssignmentTransaction, 'tx' | 'firmId' | 'actor'>,
  permission: Permission,
  message: string,
): Promise<void> {
  if (!attorneyId) return;
  const walls = await tx.ethicalWall.count({ where: { firmId, attorneyId, removedAt: null } });
  if (walls > 0) throw new Forbidden(permission, message);
}
