import 'server-only';
import { AppError } from '@/lib/shared/errors';
import { translateDatabaseError } from './constraint-errors';
import { causeOf, settle } from './open-transaction';
import type { FirmTx } from './with-firm';

/**
 * Does one part of a transaction whole or not at all: refused, it leaves nothing behind for the
 * other parts to commit, and the refusal is answered. Parts do not lie within one another.
 *
 * @throws what is no refusal of ours
 */
export async function inSavepoint<T>(
  tx: FirmTx,
  work: () => Promise<T>,
): Promise<{ done: T; refusal: null } | { done: null; refusal: AppError }> {
  await tx.$executeRaw`SAVEPOINT one_part`;
  try {
    const done = await work();
    await settle(tx);
    await tx.$executeRaw`RELEASE SAVEPOINT one_part`;
    return { done, refusal: null };
  } catch (error) {
    const refusal = translateDatabaseError(await causeOf(tx, error));
    if (!(refusal instanceof AppError)) throw refusal;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT one_part`;
    return { done: null, refusal };
  }
}
