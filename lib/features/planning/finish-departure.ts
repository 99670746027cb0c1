import 'server-only';
import { makePermanent } from '@/lib/features/absences';
import {
  withAssignmentTransaction,
  withdrawPendingHandoff,
  type AssignmentTransaction,
} from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import type { Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';

/**
 * Settles what is left open about a leaving attorney once their cases have moved, in one
 * transaction: questions asked of them are withdrawn, cases that colleagues cover for them stay
 * with those, and with `deactivate` they get no new cases. Does nothing for a finished plan.
 */
export async function finishDeparture(actor: Actor, planId: string): Promise<void> {
  const { firmId } = actor;
  await withWholeFirm(
    firmId,
    async (tx) => {
      const plan = await tx.departurePlan.findFirst({
        where: { firmId, id: planId, status: 'running' },
      });
      if (!plan) return;
      const { attorneyId } = plan;
      await withAssignmentTransaction(actor, async (transaction) => {
        await resolveOpenEnds(transaction, attorneyId);
        const moved = await tx.departureMove.count({ where: { firmId, planId, status: 'moved' } });
        transaction.record('departure-finished', { attorneyId, facts: { planId, moved } });
        notifyManagersOf(transaction, attorneyId, { planId, moved });
      });
      // Whoever planned it was allowed to; it may be the product that finishes it.
      if (plan.deactivate) await changeAttorney(actor, attorneyId, { active: false });
      await tx.departurePlan.updateMany({
        where: { firmId, id: planId },
        data: { status: 'done', finishedAt: now() },
      });
    },
    { lock: true },
  );
}

function notifyManagersOf(
  { roster, writes }: AssignmentTransaction,
  attorneyId: string,
  { planId, moved }: { readonly planId: string; readonly moved: number },
): void {
  const { name: attorney, openCases: left, memberId } = roster.get(attorneyId);
  const facts = { attorneyId, attorney, moved, left };
  const message = { kind: 'departure-finished' as const, key: `departure:${planId}`, facts };
  writes.notifyManagers(message, memberId ? [memberId] : []);
}

async function resolveOpenEnds(
  transaction: AssignmentTransaction,
  attorneyId: string,
): Promise<void> {
  const { tx, firmId } = transaction;
  const { name } = transaction.roster.get(attorneyId);
  const asked = await tx.handoff.findMany({
    where: { firmId, toAttorneyId: attorneyId, status: 'pending' },
    select: { caseId: true },
  });
  for (const { caseId } of asked) {
    await withdrawPendingHandoff(
      transaction,
      caseId,
      `${name} is leaving and takes no more cases.`,
    );
  }
  const covered = await tx.cover.findMany({
    where: { firmId, fromAttorneyId: attorneyId, status: 'active' },
  });
  for (const cover of covered) {
    makePermanent(transaction, cover, 'departure', `${name} is leaving.`);
  }
}
