import 'server-only';
import type { Cover, Prisma } from '@/lib/platform/db/generated/client';
import { notFound } from '@/lib/shared/errors';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { dateColumnToText } from '@/lib/shared/time';
import { isId } from '@/lib/shared/validation/is-id';
import { oneOf } from '@/lib/shared/validation/one-of';
import type { CoverDto } from '@/lib/contracts/cover';
import {
  COVER_END_REASONS,
  COVER_STATUSES,
  type CoverEndReason,
  type CoverStatus,
} from '@/lib/contracts/absence-codes';

/** What is read of a cover in order to show it. */
export const coverParts = {
  absence: { select: { startsOn: true, endsOn: true } },
  case: { select: { number: true, client: { select: { name: true } } } },
  fromAttorney: { select: { id: true, name: true } },
  toAttorney: { select: { id: true, name: true } },
} as const satisfies Prisma.CoverInclude;
type CoverRow = Prisma.CoverGetPayload<{ include: typeof coverParts }>;

/** Statuses of a cover that something may still happen to. */
export const OPEN_COVERS: CoverStatus[] = ['planned', 'active'];

/**
 * The cover's row within the firm.
 * @throws AppError `not-found` when there is none, or it is another firm's.
 */
export async function getCoverRow(tx: FirmTx, firmId: string, id: string): Promise<CoverRow> {
  const row = isId(id)
    ? await tx.cover.findFirst({ where: { firmId, id }, include: coverParts })
    : null;
  if (!row) throw notFound('cover', id);
  return row;
}

/** A cover as API and pages show it. */
export function coverDto(row: CoverRow): CoverDto {
  return {
    id: row.id,
    absenceId: row.absenceId,
    caseId: row.caseId,
    number: row.case.number,
    clientName: row.case.client.name,
    fromAttorney: row.fromAttorney,
    toAttorney: row.toAttorney,
    startsOn: dateColumnToText(row.absence.startsOn),
    endsOn: dateColumnToText(row.absence.endsOn),
    status: oneOf(COVER_STATUSES, row.status),
    plannedBy: row.plannedByName,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    endReason: row.endReason === null ? null : oneOf(COVER_END_REASONS, row.endReason),
    blockedAt: row.blockedAt?.toISOString() ?? null,
    version: row.version,
  };
}

/** The cover over and done with, as it is to be written. */
export function endedCover(
  cover: Cover,
  at: Date,
  status: Exclude<CoverStatus, 'planned' | 'active'>,
  endReason: CoverEndReason | null,
): Cover {
  return { ...cover, status, endedAt: at, endReason, version: cover.version + 1 };
}
