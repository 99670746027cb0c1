import 'server-only';
import type { Prisma } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { oneOf } from '@/lib/shared/validation/one-of';
import type { DepartureMoveDto, DeparturePlanDto } from '@/lib/contracts/departure';
import type { DepartureOutcomeDto } from './dto';
import { MOVE_STATUSES, PLAN_STATUSES } from '@/lib/contracts/departure-codes';

const planParts = {
  attorney: { select: { id: true, name: true } },
} as const satisfies Prisma.DeparturePlanInclude;
type PlanRow = Prisma.DeparturePlanGetPayload<{ include: typeof planParts }>;

const moveParts = {
  toAttorney: { select: { id: true, name: true } },
  case: { select: { number: true, client: { select: { name: true } } } },
} as const satisfies Prisma.DepartureMoveInclude;
type MoveRow = Prisma.DepartureMoveGetPayload<{ include: typeof moveParts }>;

const STAYED = { in: ['stale', 'refused'] };

/** A plan with what became of each case, or null. */
export async function findPlan(
  tx: FirmTx,
  firmId: string,
  id: string,
): Promise<DeparturePlanDto | null> {
  const row = await tx.departurePlan.findFirst({ where: { firmId, id }, include: planParts });
  if (!row) return null;
  const moves = await tx.departureMove.findMany({
    where: { firmId, planId: id },
    orderBy: { place: 'asc' },
    include: moveParts,
  });
  const moved = moves.filter(({ status }) => status === 'moved').length;
  return { ...planDto(row), moved, total: moves.length, moves: moves.map(moveDto) };
}

/** The latest plan of an attorney with the first so many of the cases that stayed, or null. */
export async function findOutcome(
  tx: FirmTx,
  firmId: string,
  attorneyId: string,
  limit: number,
): Promise<DepartureOutcomeDto | null> {
  const row = await tx.departurePlan.findFirst({
    where: { firmId, attorneyId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: planParts,
  });
  if (!row) return null;
  const ofPlan = { firmId, planId: row.id };
  const counted = await tx.departureMove.groupBy({
    by: ['status'],
    where: ofPlan,
    _count: { _all: true },
  });
  const count = (...statuses: string[]) =>
    counted
      .filter(({ status }) => statuses.includes(status))
      .reduce((sum, { _count }) => sum + _count._all, 0);
  const stayed = count(...STAYED.in);
  const stayedMoves = await tx.departureMove.findMany({
    where: { ...ofPlan, status: STAYED },
    orderBy: { place: 'asc' },
    take: limit,
    include: moveParts,
  });
  return {
    ...planDto(row),
    ...{ moved: count('moved'), total: count(...MOVE_STATUSES), stayed },
    stayedMoves: stayedMoves.map(moveDto),
  };
}

function planDto(row: PlanRow): Omit<DeparturePlanDto, 'moved' | 'total' | 'moves'> {
  return {
    id: row.id,
    attorney: row.attorney,
    status: oneOf(PLAN_STATUSES, row.status),
    deactivate: row.deactivate,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function moveDto({ caseId, case: about, toAttorney, status, detail }: MoveRow): DepartureMoveDto {
  return {
    caseId,
    number: about.number,
    clientName: about.client.name,
    toAttorney,
    status: oneOf(MOVE_STATUSES, status),
    detail,
  };
}
