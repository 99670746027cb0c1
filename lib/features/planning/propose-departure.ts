import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { describeMoves } from './describe-moves';
import type { DepartureProposalDto } from '@/lib/contracts/departure';
import { simulateDeparture } from './simulate-departure';

/**
 * Proposes a new holder for every open case of an attorney: in the order of the waiting line, each
 * as the rules would choose for a handoff after the moves before it. Nothing is written.
 *
 * @throws AppError `forbidden`, `not-found`
 */
export async function proposeDeparture(
  actor: Actor,
  attorneyId: string,
): Promise<DepartureProposalDto> {
  requirePermission(actor, 'cases.handoff');
  return withFirm(actor, async (tx) => {
    const departure = await simulateDeparture(tx, actor.firmId, attorneyId);
    const { attorney, moves, loads, pendingHandoffs } = departure;
    const cases = await describeMoves(departure, moves);
    const unplaceable = cases.filter(({ proposedAttorney }) => proposedAttorney === null).length;
    return { attorney, cases, loads, unplaceable, pendingHandoffs };
  });
}
