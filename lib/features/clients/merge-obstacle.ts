import 'server-only';
import type { Client, ClientMerge } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { clientFieldsSchema, sameFields } from './merged-fields';

/** A merge that was not undone, with the client who stayed. */
export type StandingMerge = ClientMerge & { readonly intoClient: Client };

/** What builds on a merge and keeps it from being undone, as a sentence; null where nothing does. */
export async function findMergeObstacle(tx: FirmTx, merge: StandingMerge): Promise<string | null> {
  const { firmId, intoClient: into } = merge;
  if (merge.before === null || merge.after === null) {
    return 'What was known of these clients has been erased, so the merge cannot be undone.';
  }
  if (into.mergedIntoId !== null) {
    return `${into.name} was merged into another client since. Undo that merge first.`;
  }
  const later = await tx.clientMerge.findFirst({
    where: { firmId, intoClientId: into.id, undoneAt: null, id: { gt: merge.id } },
    include: { fromClient: { select: { name: true } } },
  });
  if (later) {
    return `${later.fromClient.name} was merged into ${into.name} since. Undo that merge first.`;
  }
  if (!sameFields(clientFieldsSchema.parse(merge.after), into)) {
    return `${into.name} was changed since the merge. Take that change back first.`;
  }
  const opened = await tx.case.findFirst({
    where: { firmId, clientId: into.id, number: { gt: merge.lastCaseNumber } },
    orderBy: { number: 'asc' },
    select: { number: true },
  });
  if (!opened) return null;
  return `Case ${opened.number} was opened for ${into.name} since the merge: it cannot be told whose it would be.`;
}
