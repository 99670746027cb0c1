import 'server-only';
import { passOn } from '@/lib/absences';
import { exclusionsInRecord } from '@/lib/wording/record-exclusion';
import {
  handoffInput,
  loadCase,
  moveCase,
  tryChoosing,
  type AssignmentUnit,
  type LoadedCase,
} from '@/lib/assignment';
import type { DecisionInput } from '@/lib/assignment/core';
import type { DepartureMove, DeparturePlan } from '@/lib/db/generated/client';
import type { MoveStatus } from './schema';

interface Fate {
  status: Exclude<MoveStatus, 'planned'>;
  detail: string | null;
}

const MOVED: Fate = { status: 'moved', detail: null };

/** Carries out a batch of a departure plan, each case checked again, and notes what became of it. */
export async function carryOutMoves(
  unit: AssignmentUnit,
  plan: DeparturePlan,
  moves: readonly DepartureMove[],
): Promise<void> {
  const { tx, firmId } = unit;
  for (const move of moves) {
    const fate = await carryOutMove(unit, plan, move);
    await tx.departureMove.updateMany({ where: { firmId, id: move.id }, data: fate });
  }
}

async function carryOutMove(
  unit: AssignmentUnit,
  plan: DeparturePlan,
  move: DepartureMove,
): Promise<Fate> {
  const loaded = await loadCase(unit, move.caseId);
  const stale = staleness(unit, plan, move, loaded);
  if (stale) return { status: 'stale', detail: stale };
  const input = await handoffInput(unit, loaded.row, plan.attorneyId);
  return give(unit, loaded, input, { plan, move });
}

/** The reason that the plan's maker gave, who was allowed to. */
function overrideOf({ overrideReason }: DepartureMove): { reason: string } | null {
  return overrideReason === null ? null : { reason: overrideReason };
}

function staleness(
  unit: AssignmentUnit,
  plan: DeparturePlan,
  move: DepartureMove,
  { row }: LoadedCase,
): string | null {
  if (row.closedAt) return 'The case has been closed meanwhile.';
  if (row.attorneyId !== plan.attorneyId) {
    const holder = row.attorneyId === null ? null : unit.roster.get(row.attorneyId);
    return holder ? `${holder.name} holds the case by now.` : 'Nobody holds the case any more.';
  }
  if (row.version === move.caseVersion) return null;
  return `The case has been changed since the plan was made (version ${move.caseVersion}, now ${row.version}).`;
}

async function give(
  unit: AssignmentUnit,
  loaded: LoadedCase,
  input: DecisionInput,
  { plan, move }: { plan: DeparturePlan; move: DepartureMove },
): Promise<Fate> {
  const { decision, refused } = tryChoosing(input, move.toAttorneyId, overrideOf(move));
  if (!decision) {
    const { name } = unit.roster.get(move.toAttorneyId);
    return {
      status: 'refused',
      detail: `${name} cannot take it now: ${exclusionsInRecord(refused.exclusions)}`,
    };
  }
  const { name } = unit.roster.get(plan.attorneyId);
  const handoffId = await moveCase(unit, loaded, {
    input,
    decision,
    reason: 'departure',
    note: plan.note ?? `${name} is leaving.`,
  });
  const cover = await unit.tx.cover.findFirst({
    where: { firmId: unit.firmId, caseId: move.caseId, status: 'active' },
  });
  if (cover) passOn(unit, cover, move.toAttorneyId, handoffId);
  return MOVED;
}
