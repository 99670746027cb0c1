import 'server-only';
import { withAssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { hasPermission } from '@/lib/auth/permissions';
import { AppError } from '@/lib/errors';
import { withFirm, withWholeFirm } from '@/lib/db/with-firm';
import { coverDto, getCoverRow } from './cover-row';
import type { CoverDto } from './dto';
import { keepWithCover } from './return-covers';

/** Whether the actor may decide that a covered case stays: a manager, or who held it first. */
export function mayKeepCover(actor: Pick<Actor, 'role' | 'attorneyId'>, fromAttorneyId: string) {
  if (hasPermission(actor.role, 'cases.handoff')) return true;
  return actor.attorneyId === fromAttorneyId && hasPermission(actor.role, 'cases.handoff-own');
}

/**
 * Leaves a covered case with the colleague for good instead of returning it.
 *
 * @throws AppError `not-found`, `forbidden`, or `conflict` when the cover is not under way.
 */
export async function keepCover(actor: Actor, coverId: string): Promise<CoverDto> {
  return withWholeFirm(
    actor.firmId,
    async (tx) => {
      await withAssignmentUnit(actor, async (unit) => {
        const {
          absence: _absence,
          case: about,
          fromAttorney,
          toAttorney: _to,
          ...cover
        } = await withFirm(actor, (seen) => getCoverRow(seen, unit.firmId, coverId));
        if (!mayKeepCover(actor, fromAttorney.id)) {
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
        keepWithCover(unit, cover, 'kept-by-choice', null);
      });
      return coverDto(await getCoverRow(tx, actor.firmId, coverId));
    },
    { lock: true },
  );
}
