import 'server-only';
import { keepWithCover } from '@/lib/absences';
import { withAssignmentUnit, withdrawPendingHandoff, type AssignmentUnit } from '@/lib/assignment';
import { changeAttorney } from '@/lib/attorneys';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { withWholeFirm } from '@/lib/db/with-firm';

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
      await withAssignmentUnit(actor, async (unit) => {
        await settleOpenEnds(unit, attorneyId);
        const moved = await tx.departureMove.count({ where: { firmId, planId, status: 'moved' } });
        unit.record('departure-finished', { attorneyId, facts: { planId, moved } });
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

async function settleOpenEnds(unit: AssignmentUnit, attorneyId: string): Promise<void> {
  const { tx, firmId } = unit;
  const { name } = unit.roster.get(attorneyId);
  const asked = await tx.handoff.findMany({
    where: { firmId, toAttorneyId: attorneyId, status: 'pending' },
    select: { caseId: true },
  });
  for (const { caseId } of asked) {
    await withdrawPendingHandoff(unit, caseId, `${name} is leaving and takes no more cases.`);
  }
  const covered = await tx.cover.findMany({
    where: { firmId, fromAttorneyId: attorneyId, status: 'active' },
  });
  for (const cover of covered) {
    keepWithCover(unit, cover, 'departure', `${name} is leaving.`);
  }
}
