import 'server-only';
import { requirePermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { now } from '@/lib/platform/clock';
import { withFirm, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { requireSubscribed } from '@/lib/features/webhooks';
import { askForDelivery } from '@/lib/platform/outbox';
import { notFound } from '@/lib/shared/errors';

/**
 * Has one failed delivery tried again now, whatever was planned; it has its three days anew.
 * @throws Forbidden without `outbox.manage`.
 * @throws AppError `not-found` for one that is absent, another firm's, or delivered meanwhile;
 * `conflict` for an endpoint that is stopped.
 */
export async function retryFailure(viewer: Viewer, failureId: string): Promise<void> {
  requirePermission(viewer, 'outbox.manage');
  const { firmId } = viewer;
  await withFirm(viewer, async (tx) => {
    const failure = await tx.outboxFailure.findUnique({
      where: { firmId_id: { firmId, id: failureId }, firmId },
      select: { id: true, consumer: true },
    });
    if (!failure) throw notFound('failed delivery', failureId);
    await tryNow(firmId, failure.consumer, [failure.id]);
  });
}

/**
 * The same for everything of a consumer that has failed for good.
 * @returns how many
 * @throws Forbidden and `conflict` as `retryFailure`
 */
export async function retryAllFailed(viewer: Viewer, consumer: string): Promise<number> {
  requirePermission(viewer, 'outbox.manage');
  const { firmId } = viewer;
  return withFirm(viewer, async (tx) => {
    const failures = await tx.outboxFailure.findMany({
      where: { firmId, consumer, nextAttemptAt: null },
      select: { id: true },
    });
    const ids = failures.map(({ id }) => id);
    if (ids.length > 0) await tryNow(firmId, consumer, ids);
    return ids.length;
  });
}

// The walls' own role only reads; what it has found may be written.
async function tryNow(firmId: string, consumer: string, ids: readonly string[]): Promise<void> {
  const at = now();
  await withWholeFirm(firmId, async (tx: FirmTx) => {
    await requireSubscribed(tx, firmId, consumer);
    await tx.outboxFailure.updateMany({
      where: { firmId, id: { in: [...ids] } },
      data: { attempts: 1, firstFailedAt: at, nextAttemptAt: at },
    });
    await askForDelivery(tx, firmId, consumer);
  });
}
