import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { FirstStep } from '@/lib/contracts/firm-codes';

/**
 * Passes over one of the first steps, for everyone in the firm.
 * @throws AppError `forbidden` without `firm.manage`.
 */
export async function skipStep(actor: Actor, step: FirstStep): Promise<void> {
  requirePermission(actor, 'firm.manage');
  const { firmId: id } = actor;
  await withWholeFirm(id, async (tx) => {
    const { stepsSkipped } = await tx.firm.findUniqueOrThrow({
      where: { id },
      select: { stepsSkipped: true },
    });
    if (stepsSkipped.includes(step)) return;
    const data = { stepsSkipped: [...stepsSkipped, step] };
    await tx.firm.update({ where: { id }, data, select: { id: true } });
  });
}
