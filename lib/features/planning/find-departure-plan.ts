import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { DepartureOutcomeDto } from './dto';
import { findOutcome } from './plan-row';

/** A page names so many of the cases that stayed. */
const STAYED_SHOWN = 50;

/**
 * The latest departure plan of an attorney, run or under way; null when there never was one.
 * @throws AppError `forbidden`
 */
export async function findDeparturePlan(
  actor: Actor,
  attorneyId: string,
): Promise<DepartureOutcomeDto | null> {
  requirePermission(actor, 'cases.handoff');
  const { firmId } = actor;
  return withFirm(actor, (tx) => findOutcome(tx, firmId, attorneyId, STAYED_SHOWN));
}
