import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';

/** @throws AppError `not-found` where the reader finds no such case. */
export async function requireCase(
  tx: Pick<FirmTx, 'case'>,
  firmId: string,
  id: string,
): Promise<void> {
  const found = isId(id)
    ? await tx.case.findUnique({ where: { firmId_id: { firmId, id } }, select: { id: true } })
    : null;
  if (!found) throw notFound('case', id);
}
