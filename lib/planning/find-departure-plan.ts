import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { withFirm } from '@/lib/db/with-firm';
import type { DeparturePlanDto } from './dto';
import { findPlan } from './plan-row';

/**
 * The latest departure plan of an attorney, run or under way; null when there never was one.
 * @throws AppError `forbidden`
 */
export async function findDeparturePlan(
  actor: Actor,
  attorneyId: string,
): Promise<DeparturePlanDto | null> {
  requirePermission(actor, 'cases.handoff');
  const { firmId } = actor;
  return withFirm(actor, (tx) => findPlan(tx, { firmId, attorneyId }));
}
