import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/** Length of the waiting line at this moment. */
export async function countWaiting(tx: FirmTx, firmId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM cases
     WHERE firm_id = ${firmId}::uuid AND attorney_id IS NULL AND closed_at IS NULL`;
  return row?.count ?? 0;
}
