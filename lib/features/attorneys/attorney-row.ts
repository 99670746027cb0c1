import 'server-only';
import { LEVELS, SENIORITIES, VISA_TYPES, type Level, type VisaType } from '@/lib/assignment/core';
import { now } from '@/lib/platform/clock';
import { notFound } from '@/lib/shared/errors';
import type { Prisma } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { dateIn } from '@/lib/shared/time';
import { isId } from '@/lib/shared/validation/is-id';
import { oneOf } from '@/lib/shared/validation/one-of';
import type { AttorneyDto } from '@/lib/contracts/attorney';

/** What is read of an attorney in order to show them. */
export const attorneyParts = { expertise: true } as const satisfies Prisma.AttorneyInclude;
export type AttorneyRow = Prisma.AttorneyGetPayload<{ include: typeof attorneyParts }>;

/** Points of capacity that one case in full work takes. */
const POINTS_PER_CASE = 100;

/**
 * The attorney's row within the firm.
 * @throws AppError `not-found` when there is none, or it is another firm's.
 */
export async function getAttorneyRow(tx: FirmTx, firmId: string, id: string): Promise<AttorneyRow> {
  const row = isId(id)
    ? await tx.attorney.findFirst({ where: { firmId, id }, include: attorneyParts })
    : null;
  if (!row) throw notFound('attorney', id);
  return row;
}

/** The row as pages and API show it. */
export function attorneyDto(row: AttorneyRow): AttorneyDto {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    seniority: oneOf(SENIORITIES, row.seniority),
    capacity: row.capacity,
    timeZone: row.timeZone,
    maxComplexity: row.maxComplexity,
    intakePerWeek: row.intakePerWeek,
    ...activityOf(row),
    position: row.position,
    memberId: row.memberId,
    expertise: expertiseOf(row),
    activeCases: row.activeCount,
    openCases: row.openCount,
    loadPoints: row.loadPoints,
    utilization: row.loadPoints / (row.capacity * POINTS_PER_CASE),
    lastAssignedAt: row.lastAssignedAt?.toISOString() ?? null,
    version: row.version,
  };
}

/** Whether they get new cases: a pause whose day has come counts, however late it is written down. */
export function activityOf({
  active,
  pausesAt,
  timeZone,
}: Pick<AttorneyRow, 'active' | 'pausesAt' | 'timeZone'>): Pick<
  AttorneyDto,
  'active' | 'pausesOn'
> {
  if (!active || pausesAt === null) return { active, pausesOn: null };
  if (pausesAt <= now()) return { active: false, pausesOn: null };
  return { active, pausesOn: dateIn(pausesAt, timeZone) };
}

/** Levels by visa type, in the order in which visa types are listed everywhere. */
function expertiseOf(row: AttorneyRow): Partial<Record<VisaType, Level>> {
  const levels = new Map(row.expertise.map(({ visaType, level }) => [visaType, level]));
  const expertise: Partial<Record<VisaType, Level>> = {};
  for (const visaType of VISA_TYPES) {
    const level = levels.get(visaType);
    if (level) expertise[visaType] = oneOf(LEVELS, level);
  }
  return expertise;
}
