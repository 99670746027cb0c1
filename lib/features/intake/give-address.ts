import 'server-only';
import { changeClient } from '@/lib/features/clients';
import { systemActor } from '@/lib/platform/auth/actor';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/**
 * Records a confirmed address with the client whose case a submission became, so that they are
 * recognised by it. Not where they have one, nor where it is another client's: nothing of a client whom
 * the firm knows is changed by what came in.
 *
 * @returns whether it is another client's
 */
export async function giveAddress(
  tx: FirmTx,
  firmId: string,
  caseId: string,
  email: string,
): Promise<boolean> {
  const { client } = await tx.case.findUniqueOrThrow({
    where: { firmId_id: { firmId, id: caseId } },
    select: { client: { select: { id: true, email: true, version: true, mergedIntoId: true } } },
  });
  if (client.email !== null || client.mergedIntoId !== null) return false;
  if ((await tx.client.count({ where: { firmId, email } })) > 0) return true;
  await changeClient(systemActor(firmId), client.id, { version: client.version, email });
  return false;
}
