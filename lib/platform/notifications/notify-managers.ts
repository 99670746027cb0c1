import 'server-only';
import { now } from '@/lib/platform/clock';
import { rolesWith, type Permission } from '@/lib/platform/auth/permissions';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { NotificationKind } from './dto';
import { notificationFor, type Message } from './notification';

/**
 * Notifies everyone who sees to the firm, managers and admins unless a permission says who, in the
 * caller's transaction. Whoever was notified under this key is not notified again, and some may
 * have to be left out.
 */
export async function notifyManagers<K extends NotificationKind>(
  tx: FirmTx,
  firmId: string,
  message: Message<K>,
  exceptMemberIds: readonly string[] = [],
  permission: Permission = 'firm.alerts',
): Promise<void> {
  const managers = await tx.member.findMany({
    where: {
      ...{ firmId, active: true, role: { in: [...rolesWith(permission)] } },
      id: { notIn: [...exceptMemberIds] },
    },
    select: { id: true },
  });
  const place = { firmId, at: now() };
  await tx.notification.createMany({
    data: managers.map(({ id }) => {
      const { facts, ...notification } = notificationFor(place, id, message);
      return { ...notification, facts };
    }),
    skipDuplicates: true,
  });
}
