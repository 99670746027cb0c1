import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import type { DeparturePlan } from '@/lib/platform/db/generated/client';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withFirm, withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError, notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { carryOutMoves } from './carry-out-moves';
import {
  type DeparturePlanDto,
  runDepartureSchema,
  type RunDepartureInput,
} from '@/lib/contracts/departure';
import { finishDeparture } from './finish-departure';
import { findPlan } from './plan-row';

type KeepOnce = (keep: () => Promise<string>) => Promise<string>;

/** Cases moved per transaction, so that none blocks its firm for long. */
const BATCH_SIZE = 20;

/**
 * Hands a leaving attorney's cases over as a manager reviewed it. The plan is kept first and then
 * carried out in batches under the firm's lock: each case moves whole or not at all, one that has
 * changed since the review stays and says why, and so does one that its new holder cannot take any
 * more, unless the manager gave a reason for choosing them all the same (no wall gives way to one).
 * A plan that a crash interrupts is finished later. No one has to accept; what is still open
 * about the attorney's cases is settled, and with `deactivate` they get no new ones.
 *
 * `once` keeps the plan once for a request that may come again, which then goes on with it.
 *
 * @throws AppError `forbidden`, `validation-failed`, `not-found` (attorney, case or new attorney),
 * or `conflict` when a plan of this attorney is under way. Nothing is changed then.
 */
export async function runDeparture(
  actor: Actor,
  input: RunDepartureInput,
  once: KeepOnce = (keep) => keep(),
): Promise<DeparturePlanDto> {
  const plan = parseInput(runDepartureSchema, input);
  requirePermission(actor, 'cases.handoff');
  if (plan.deactivate) requirePermission(actor, 'attorneys.manage');
  if (plan.moves.some(({ override }) => override)) requirePermission(actor, 'cases.override');
  const planId = await once(() =>
    withAssignmentTransaction(actor, (transaction) => keepPlan(transaction, plan)),
  );
  await carryOut(actor, planId);
  return getPlan(actor, planId);
}

/**
 * Finishes plans that were interrupted. Safe to run twice, and beside the one who began them.
 * @returns how many plans there were
 */
export async function continueDepartures(firmId: string): Promise<number> {
  const plans = await withWholeFirm(firmId, (tx) =>
    tx.departurePlan.findMany({ where: { firmId, status: 'running' }, select: { id: true } }),
  );
  for (const { id } of plans) await carryOut(systemActor(firmId), id);
  return plans.length;
}

/** Since when a plan has been under way: the person who carries it out may have died. */
export function departuresDueAt(firmId: string): Sql {
  return sql`(SELECT min(created_at) FROM departure_plans
               WHERE firm_id = ${firmId}::uuid AND status = 'running')`;
}

async function keepPlan(
  transaction: AssignmentTransaction,
  { attorneyId, moves, note, deactivate }: ReturnType<typeof runDepartureSchema.parse>,
): Promise<string> {
  const { tx, firmId } = transaction;
  const leaver = transaction.roster.find(attorneyId);
  if (!leaver) throw notFound('attorney', attorneyId);
  const running = await tx.departurePlan.count({
    where: { firmId, attorneyId, status: 'running' },
  });
  if (running > 0) {
    throw new AppError(
      'conflict',
      `A departure plan of ${leaver.name} is under way. Wait until it has finished and look at what is left.`,
    );
  }
  await requireKnown(transaction, attorneyId, moves);
  const id = newId();
  await tx.departurePlan.create({
    data: {
      ...{ firmId, id, attorneyId, status: 'running', note: note || null, deactivate },
      createdAt: transaction.at,
      createdByName: transaction.actor.name,
    },
  });
  await tx.departureMove.createMany({
    data: moves.map((move, place) => ({
      ...{ firmId, id: newId(), planId: id, place, status: 'planned' },
      caseId: move.caseId,
      caseVersion: move.version,
      toAttorneyId: move.attorneyId,
      overrideReason: move.override?.reason ?? null,
    })),
  });
  const facts = { planId: id, cases: moves.length, deactivate };
  transaction.record('departure-planned', { attorneyId, facts });
  return id;
}

async function requireKnown(
  transaction: AssignmentTransaction,
  leaverId: string,
  moves: readonly { caseId: string; attorneyId: string }[],
): Promise<void> {
  const found = await withFirm(transaction.actor, (tx) =>
    tx.case.findMany({
      where: { firmId: transaction.firmId, id: { in: moves.map(({ caseId }) => caseId) } },
      select: { id: true },
    }),
  );
  const known = new Set(found.map(({ id }) => id));
  for (const [place, { caseId, attorneyId }] of moves.entries()) {
    if (!known.has(caseId)) throw notFound('case', caseId);
    if (!transaction.roster.find(attorneyId)) throw notFound('attorney', attorneyId);
    if (attorneyId !== leaverId) continue;
    throw new AppError('previous-holder', 'A case cannot go to the attorney who is leaving.', [
      {
        path: `moves.${place}.attorneyId`,
        message: 'Choose somebody else, or leave the case out.',
      },
    ]);
  }
}

async function carryOut(actor: Actor, planId: string): Promise<void> {
  const runBatch = (transaction: AssignmentTransaction) => carryOutBatch(transaction, planId);
  while ((await withAssignmentTransaction(actor, runBatch)) > 0);
  await finishDeparture(actor, planId);
}

async function carryOutBatch(transaction: AssignmentTransaction, planId: string): Promise<number> {
  const { tx, firmId } = transaction;
  const plan = await getRunning(transaction, planId);
  if (!plan) return 0;
  const moves = await tx.departureMove.findMany({
    where: { firmId, planId, status: 'planned' },
    orderBy: { place: 'asc' },
    take: BATCH_SIZE,
  });
  await carryOutMoves(transaction, plan, moves);
  return moves.length;
}

async function getRunning(
  transaction: AssignmentTransaction,
  id: string,
): Promise<DeparturePlan | null> {
  return transaction.tx.departurePlan.findFirst({
    where: { firmId: transaction.firmId, id, status: 'running' },
  });
}

async function getPlan(actor: Actor, id: string): Promise<DeparturePlanDto> {
  const { firmId } = actor;
  const plan = await withFirm(actor, (tx) => findPlan(tx, firmId, id));
  if (!plan) throw notFound('departure plan', id);
  return plan;
}
