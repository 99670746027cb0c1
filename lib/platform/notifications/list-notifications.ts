import 'server-only';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import { withFirm, type FirmViewer } from '@/lib/platform/db/with-firm';
import type { Page } from '@/lib/shared/paging';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { NotificationDto } from './dto';
import { ABOUT, notificationDto } from './notification-row';
import { listNotificationsSchema, type ListNotificationsInput } from './schema';

const ORDER = 'notifications-newest';
const isInstant = (text: string) => !Number.isNaN(Date.parse(text));

/**
 * What the viewer has been told, the newest first.
 * @throws AppError `validation-failed` for a cursor that this list never gave.
 */
export async function listNotifications(
  viewer: FirmViewer & Pick<Viewer, 'memberId'>,
  input: ListNotificationsInput = {},
): Promise<Page<NotificationDto>> {
  const query = parseInput(listNotificationsSchema, input);
  const size = pageSizeOf(query);
  const last = decodeCursor(ORDER, query.cursor, isInstant);
  const createdAt = new Date(last?.value ?? 0);
  const { firmId, memberId } = viewer;
  const rows = await withFirm(viewer, (tx) =>
    tx.notification.findMany({
      where: {
        firmId,
        memberId,
        ...(query.unreadOnly && { readAt: null }),
        ...(last && { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: last.id } }] }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
      include: ABOUT,
    }),
  );
  type Row = (typeof rows)[number];
  const keyOf = (row: Row) => ({ value: row.createdAt.toISOString(), id: row.id });
  return pageOf(rows, size, ORDER, keyOf, notificationDto);
}
