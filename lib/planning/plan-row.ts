import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { FirmTx } from '@/lib/db/with-firm';
import { oneOf } from '@/lib/validation/one-of';
import type { DeparturePlanDto } from './dto';
import { MOVE_STATUSES, PLAN_STATUSES } from './schema';

const planParts = {
  attorney: { select: { id: true, name: true } },
  moves: {
    orderBy: { place: 'asc' },
    include: {
      toAttorney: { select: { id: true, name: true } },
      case: { select: { number: true, client: { select: { name: true } } } },
    },
  },
} as const satisfies Prisma.DeparturePlanInclude;
type PlanRow = Prisma.DeparturePlanGetPayload<{ include: typeof planParts }>;

/** The latest plan that fits, or null. */
export async function findPlan(
  tx: FirmTx,
  where: Prisma.DeparturePlanWhereInput,
): Promise<DeparturePlanDto | null> {
  const row = await tx.departurePlan.findFirst({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: planParts,
  });
  return row && planDto(row);
}

function planDto(row: PlanRow): DeparturePlanDto {
  return {
    id: row.id,
    attorney: row.attorney,
    status: oneOf(PLAN_STATUSES, row.status),
    deactivate: row.deactivate,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    moved: row.moves.filter(({ status }) => status === 'moved').length,
    total: row.moves.length,
    moves: row.moves.map(({ caseId, case: about, toAttorney, status, detail }) => ({
      caseId,
      number: about.number,
      clientName: about.client.name,
      toAttorney,
      status: oneOf(MOVE_STATUSES, status),
      detail,
    })),
  };
}
