import 'server-only';
import { now } from '@/lib/clock';
import type { FirmTx } from '@/lib/db/with-firm';
import type { NotificationKind } from './dto';
import { noticeFor, type Message } from './notice';

/**
 * Tells every manager and admin of the firm, in the caller's transaction. Whoever has been told
 * under this key is not told again, and some may have to be left out.
 */
export async function tellManagers<K extends NotificationKind>(
  tx: FirmTx,
  firmId: string,
  message: Message<K>,
  exceptMemberIds: readonly string[] = [],
): Promise<void> {
  const managers = await tx.member.findMany({
    where: {
      ...{ firmId, active: true, role: { in: ['admin', 'manager'] } },
      id: { notIn: [...exceptMemberIds] },
    },
    select: { id: true },
  });
  const place = { firmId, at: now() };
  await tx.notification.createMany({
    data: managers.map(({ id }) => {
      const { facts, ...notice } = noticeFor(place, id, message);
      return { ...notice, facts };
    }),
    skipDuplicates: true,
  });
}
