import 'server-only';
import { UnknownId } from '@/lib/shared/errors';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/**
 * Lets a member of the firm pass; another firm's is refused like one that does not exist.
 * @throws AppError `validation-failed` on `memberId`.
 */
export async function requireMember(tx: FirmTx, firmId: string, memberId: string): Promise<void> {
  const count = await tx.member.count({ where: { firmId, id: memberId, removedAt: null } });
  if (count > 0) return;
  throw new UnknownId('validation-failed', 'member', memberId, {
    path: 'memberId',
    remedy: "Choose one of the firm's members.",
  });
}
