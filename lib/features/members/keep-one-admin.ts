import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment';
import { AppError } from '@/lib/shared/errors';

/**
 * Under the firm's lock, so that of two who go at the same moment one stays.
 * @throws AppError `conflict` when no other active admin would be left.
 */
export async function keepOneAdmin(
  { tx, firmId }: Pick<AssignmentTransaction, 'tx' | 'firmId'>,
  exceptId: string,
): Promise<void> {
  const others = await tx.member.count({
    where: { firmId, role: 'admin', active: true, id: { not: exceptId } },
  });
  if (others > 0) return;
  throw new AppError(
    'conflict',
    'This is the firm’s only active admin. Make another member an admin first.',
  );
}
