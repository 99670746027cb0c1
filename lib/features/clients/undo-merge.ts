import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { ClientDto } from '@/lib/contracts/client';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import type { ClientMerge } from '@/lib/platform/db/generated/client';
import { AppError } from '@/lib/shared/errors';
import { clientDto, getClientRow } from './client-row';
import { writeFields } from './merge-clients';
import { findMergeObstacle, type StandingMerge } from './merge-obstacle';
import { clientFieldsSchema } from './merged-fields';

/**
 * Parts two clients again as they were before the merge. What happened to the cases meanwhile stays
 * theirs, and they go back with it.
 *
 * @param fromClientId the client who was merged away
 * @throws AppError `forbidden`, `not-found`; `conflict` where nothing was merged, or where something
 * builds on it: a new case, a change of the client, another merge.
 */
export async function undoMerge(actor: Actor, fromClientId: string): Promise<ClientDto> {
  requirePermission(actor, 'clients.merge');
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    await withFirm(actor, (own) => getClientRow(own, firmId, fromClientId));
    const merge = await findStandingMerge(tx, firmId, fromClientId);
    if (!merge) throw new AppError('conflict', 'This client is not merged into another.');
    const obstacle = await findMergeObstacle(tx, merge);
    if (obstacle) throw new AppError('conflict', obstacle);
    const cases = await restore(transaction, merge);
    const facts = { mergeId: merge.id, clientId: merge.intoClientId, fromClientId, cases };
    transaction.record('client-merge-undone', { facts });
    // Walls of the one bind the other no longer: someone may take what had to wait.
    transaction.drainAfterCommit();
    return withFirm(actor, async (own) => clientDto(await getClientRow(own, firmId, fromClientId)));
  });
}

/** The merge that a client went with, if it stands. */
export async function findStandingMerge(
  tx: FirmTx,
  firmId: string,
  fromClientId: string,
): Promise<StandingMerge | null> {
  return tx.clientMerge.findFirst({
    where: { firmId, fromClientId, undoneAt: null },
    include: { intoClient: true },
  });
}

async function restore(
  { tx, firmId, at, actor }: AssignmentTransaction,
  merge: ClientMerge,
): Promise<number> {
  const before = clientFieldsSchema.parse(merge.before);
  const after = clientFieldsSchema.parse(merge.after);
  const { fromClientId, intoClientId } = merge;
  const cases = await tx.$executeRaw`
    UPDATE cases SET client_id = ${fromClientId}::uuid, version = version + 1
     WHERE firm_id = ${firmId}::uuid AND client_id = ${intoClientId}::uuid
       AND id = ANY (${merge.caseIds}::uuid[])`;
  if (cases !== merge.caseIds.length) throw new Error('A case that was merged has gone elsewhere.');
  await tx.$executeRaw`
    UPDATE clients SET merged_into_id = ${fromClientId}::uuid
     WHERE firm_id = ${firmId}::uuid AND id = ANY (${merge.clientIds}::uuid[])`;
  // The reference goes back in this order: no two clients may have it at once.
  await writeFields({ tx, firmId }, intoClientId, before);
  await tx.client.updateMany({
    where: { firmId, id: fromClientId },
    data: {
      mergedIntoId: null,
      ...(after.externalRef !== before.externalRef && { externalRef: after.externalRef }),
      version: { increment: 1 },
    },
  });
  await tx.clientMerge.updateMany({
    where: { firmId, id: merge.id },
    data: { undoneAt: at, undoneByName: actor.name },
  });
  return cases;
}
