import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { AppError } from '@/lib/shared/errors';
import { withFirm, withWholeFirm } from '@/lib/platform/db/with-firm';
import { coverDto, getCoverRow } from './cover-row';
import type { CoverDto } from '@/lib/contracts/cover';
import { makePermanent } from './return-covers';

/** Whether the actor may decide that a covered case stays: a manager, or who held it first. */
export function mayMakeCoverPermanent(
  actor: Pick<Actor, 'role' | 'attorneyId'>,
  fromAttorneyId: string,
) {
  if (hasPermission(actor.role, 'cases.handoff')) return true;
  return actor.attorneyId === fromAttorneyId && hasPermission(actor.role, 'cases.handoff-own');
}

/**
 * Leaves a covered case with the colleague for good instead of returning it.
 *
 * @throws AppError `not-found`, `forbidden`, or `conflict` when the cover is not under way.
 */
export async function makeCoverPermanent(actor: Actor, coverId: string): Promise<CoverDto> {
  return withWholeFirm(
    actor.firmId,
    async (tx) => {
      await withAssignmentTransaction(actor, async (transaction) => {
        const {
          absence: _absence,
          case: about,
          fromAttorney,
          toAttorney: _to,
          ...cover
        } = await withFirm(actor, (seen) => getCoverRow(seen, transaction.firmId, coverId));
        if (!mayMakeCoverPermanent(actor, fromAttorney.id)) {
          throw new AppError(
            'forbidden',
            `Only a manager, or ${fromAttorney.name}, may leave case ${about.number} with the cover.`,
          );
        }
        if (cover.status !== 'active') {
          throw new AppError(
            'conflict',
            `The cover of case ${about.number} is not under way, so there is nothing to keep. Hand the case off instead.`,
          );
        }
        makePermanent(transaction, cover, 'kept-by-choice', null);
      });
      return coverDto(await getCoverRow(tx, actor.firmId, coverId));
    },
    { lock: true },
  );
}
