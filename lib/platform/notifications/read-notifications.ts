import 'server-only';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { now } from '@/lib/platform/clock';
import { withFirm, type FirmViewer } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';

type Reader = FirmViewer & Pick<Viewer, 'memberId'>;

/**
 * Marks one of the viewer's notifications as read; one that is read already stays so.
 * @throws AppError `not-found`, also for someone else's.
 */
export async function readNotification(viewer: Reader, notificationId: string): Promise<void> {
  const { firmId, memberId } = viewer;
  await withFirm(viewer, async (tx) => {
    const known = await tx.notification.findUnique({
      where: { firmId_id: { firmId, id: notificationId }, memberId },
      select: { readAt: true },
    });
    if (!known) throw notFound('notification', notificationId);
    if (known.readAt) return;
    await tx.notification.update({
      where: { firmId_id: { firmId, id: notificationId } },
      data: { readAt: now() },
    });
  });
}

/**
 * Marks everything that the viewer was told up to `until` as read: what came after they looked
 * stays unread.
 *
 * @returns how many were unread
 */
export async function readAllNotifications(viewer: Reader, until: Date): Promise<number> {
  const { firmId, memberId } = viewer;
  const { count } = await withFirm(viewer, (tx) =>
    tx.notification.updateMany({
      where: { firmId, memberId, readAt: null, createdAt: { lte: until } },
      data: { readAt: now() },
    }),
  );
  return count;
}
