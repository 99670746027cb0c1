import 'server-only';
import { passOn } from '@/lib/features/absences';
import { exclusionsInRecord } from '@/lib/wording/record-exclusion';
import { handOffTo, loadCase, type AssignmentTransaction, type LoadedCase } from '@/lib/assignment';
import type { DepartureMove, DeparturePlan } from '@/lib/platform/db/generated/client';
import type { MoveStatus } from '@/lib/contracts/departure-codes';

interface Fate {
  status: Exclude<MoveStatus, 'planned'>;
  detail: string | null;
}

const MOVED: Fate = { status: 'moved', detail: null };

/** Carries out a batch of a departure plan, each case checked again, and notes what became of it. */
export async function carryOutMoves(
  transaction: AssignmentTransaction,
  plan: DeparturePlan,
  moves: readonly DepartureMove[],
): Promise<void> {
  const { tx, firmId } = transaction;
  for (const move of moves) {
    const fate = await carryOutMove(transaction, plan, move);
    await tx.departureMove.updateMany({ where: { firmId, id: move.id }, data: fate });
  }
}

async function carryOutMove(
  transaction: AssignmentTransaction,
  plan: DeparturePlan,
  move: DepartureMove,
): Promise<Fate> {
  const loaded = await loadCase(transaction, move.caseId);
  const stale = staleness(transaction, plan, move, loaded);
  if (stale) return { status: 'stale', detail: stale };
  return give(transaction, loaded, plan, move);
}

/** The reason that the plan's maker gave, who was allowed to. */
function overrideOf({ overrideReason }: DepartureMove): { reason: string } | null {
  return overrideReason === null ? null : { reason: overrideReason };
}

function staleness(
  transaction: AssignmentTransaction,
  plan: DeparturePlan,
  move: DepartureMove,
  { row }: LoadedCase,
): string | null {
  if (row.closedAt) return 'The case has been closed meanwhile.';
  if (row.attorneyId !== plan.attorneyId) {
    const holder = row.attorneyId === null ? null : transaction.roster.get(row.attorneyId);
    return holder ? `${holder.name} holds the case by now.` : 'Nobody holds the case any more.';
  }
  if (row.version === move.caseVersion) return null;
  return `The case has been changed since the plan was made (version ${move.caseVersion}, now ${row.version}).`;
}

async function give(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  plan: DeparturePlan,
  move: DepartureMove,
): Promise<Fate> {
  const leaving = transaction.roster.get(plan.attorneyId);
  const { handoffId, exclusions } = await handOffTo(transaction, loaded, move.toAttorneyId, {
    override: overrideOf(move),
    reason: 'departure',
    note: plan.note ?? `${leaving.name} is leaving.`,
  });
  if (handoffId === null) {
    const { name } = transaction.roster.get(move.toAttorneyId);
    return {
      status: 'refused',
      detail: `${name} cannot take it now: ${exclusionsInRecord(exclusions)}`,
    };
  }
  const cover = await transaction.tx.cover.findFirst({
    where: { firmId: transaction.firmId, caseId: move.caseId, status: 'active' },
  });
  if (cover) passOn(transaction, cover, move.toAttorneyId, handoffId);
  return MOVED;
}
