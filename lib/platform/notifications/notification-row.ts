import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Notification } from '@/lib/platform/db/generated/client';
import type { NotificationDto } from './dto';

/** What is read with a notification: the case that it is about. */
export const ABOUT = {
  case: { select: { id: true, number: true, client: { select: { name: true } } } },
} as const;

type Row = Notification & {
  readonly case: {
    readonly id: string;
    readonly number: number;
    readonly client: { readonly name: string };
  } | null;
};

/** A notification as pages and mails show it. */
export function notificationDto(row: Row): NotificationDto {
  const { id, kind, facts, handoffId, readAt } = row;
  const about = row.case && { ...row.case, client: row.case.client.name };
  // The database's check and the one writer of each kind guarantee what Prisma types as JSON.
  return {
    id,
    kind,
    facts,
    case: about,
    handoffId,
    createdAt: row.createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  } as NotificationDto;
}

/** What a member was told since then, has not read and has not been written to about, in order. */
export async function readUnmailed(
  tx: FirmTx,
  { firmId, memberId, since }: { firmId: string; memberId: string; since: Date },
): Promise<NotificationDto[]> {
  const rows = await tx.notification.findMany({
    where: { firmId, memberId, mailedAt: null, readAt: null, createdAt: { gt: since } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: ABOUT,
  });
  return rows.map(notificationDto);
}
