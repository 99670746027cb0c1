import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { notFound } from '@/lib/shared/errors';
import type { Prisma } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { dateColumnToText } from '@/lib/shared/time';
import { isId } from '@/lib/shared/validation/is-id';
import { oneOf } from '@/lib/shared/validation/one-of';
import { mayManageAbsencesOf } from './absence-permission';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { ABSENCE_KINDS } from '@/lib/contracts/absence-codes';

/** What is read of an absence in order to show it. */
export const absenceParts = {
  attorney: { select: { id: true, name: true, timeZone: true } },
  cover: { select: { id: true, name: true } },
} as const satisfies Prisma.AbsenceInclude;
export type AbsenceRow = Prisma.AbsenceGetPayload<{ include: typeof absenceParts }>;

/**
 * The absence's row within the firm.
 * @throws AppError `not-found` when there is none, or it is another firm's.
 */
export async function getAbsenceRow(tx: FirmTx, firmId: string, id: string): Promise<AbsenceRow> {
  const row = isId(id)
    ? await tx.absence.findFirst({ where: { firmId, id }, include: absenceParts })
    : null;
  if (!row) throw notFound('absence', id);
  return row;
}

/** The row as this reader may see it: notes can be about health and stay with who manages them. */
export function absenceDto(actor: Actor, row: AbsenceRow): AbsenceDto {
  return {
    id: row.id,
    attorneyId: row.attorneyId,
    attorney: { id: row.attorney.id, name: row.attorney.name },
    startsOn: dateColumnToText(row.startsOn),
    endsOn: dateColumnToText(row.endsOn),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    kind: oneOf(ABSENCE_KINDS, row.kind),
    note: mayManageAbsencesOf(actor, row.attorneyId) ? row.note : null,
    coverAttorneyId: row.coverAttorneyId,
    cover: row.cover,
    status: statusOf(row),
    createdAt: row.createdAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    version: row.version,
  };
}

function statusOf(row: AbsenceRow): AbsenceDto['status'] {
  const at = now();
  if (row.cancelledAt) return 'cancelled';
  if (at < row.startsAt) return 'upcoming';
  return at < row.endsAt ? 'current' : 'over';
}
