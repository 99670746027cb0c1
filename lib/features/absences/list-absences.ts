import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { withFirm } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import type { Page } from '@/lib/shared/paging';
import { textToDateColumn } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { absenceDto, absenceParts } from './absence-row';
import {
  type AbsenceDto,
  listAbsencesSchema,
  type ListAbsencesInput,
} from '@/lib/contracts/absence';

const ORDER = 'absences-latest';
const isInstant = (text: string) => !Number.isNaN(Date.parse(text));

/**
 * Absences, the latest beginning first.
 * @throws AppError `forbidden`, `validation-failed`, or `not-found` for an unknown attorney.
 */
export async function listAbsences(
  actor: Actor,
  input: ListAbsencesInput = {},
): Promise<Page<AbsenceDto>> {
  requirePermission(actor, 'attorneys.read');
  const query = parseInput(listAbsencesSchema, input);
  const size = pageSizeOf(query);
  const { firmId } = actor;
  const { attorneyId } = query;
  return withFirm(actor, async (tx) => {
    if (attorneyId && (await tx.attorney.count({ where: { firmId, id: attorneyId } })) === 0) {
      throw notFound('attorney', attorneyId);
    }
    const rows = await tx.absence.findMany({
      where: { firmId, ...filters(query), ...after(query.cursor) },
      orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
      include: absenceParts,
    });
    const keyOf = (row: { startsAt: Date; id: string }) => ({
      value: row.startsAt.toISOString(),
      id: row.id,
    });
    return pageOf(rows, size, ORDER, keyOf, (row) => absenceDto(actor, row));
  });
}

function filters(query: ReturnType<typeof listAbsencesSchema.parse>): Prisma.AbsenceWhereInput {
  return {
    ...(query.attorneyId && { attorneyId: query.attorneyId }),
    ...(query.from && { endsOn: { gte: textToDateColumn(query.from) } }),
    ...(query.to && { startsOn: { lte: textToDateColumn(query.to) } }),
    ...(query.includeCancelled ? {} : { cancelledAt: null }),
  };
}

function after(cursor: string | undefined): Prisma.AbsenceWhereInput {
  const last = decodeCursor(ORDER, cursor, isInstant);
  if (!last) return {};
  const startsAt = new Date(last.value);
  return { OR: [{ startsAt: { lt: startsAt } }, { startsAt, id: { lt: last.id } }] };
}
