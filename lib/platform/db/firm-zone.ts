import 'server-only';
import type { FirmTx } from './with-firm';

/** The firm's time zone, in which its days and months are counted. */
export async function getFirmZone(tx: FirmTx, firmId: string): Promise<string> {
  const firm = await tx.firm.findUniqueOrThrow({
    where: { id: firmId },
    select: { timeZone: true },
  });
  return firm.timeZone;
}
