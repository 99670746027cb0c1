import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment';
import { invalidField, UnknownId } from '@/lib/shared/errors';

/**
 * Lets an attorney be named as the cover of an absence, or refuses.
 * @throws AppError `validation-failed` for the absent attorney, a stranger or someone inactive.
 */
export function requireCover(
  transaction: AssignmentTransaction,
  coverId: string,
  attorneyId: string,
): void {
  if (coverId === attorneyId) {
    throw invalidField(
      'coverAttorneyId',
      'Nobody can cover their own absence. Choose a colleague, or leave the cover out.',
    );
  }
  const cover = transaction.roster.find(coverId);
  if (!cover) {
    throw new UnknownId('validation-failed', 'attorney', coverId, {
      path: 'coverAttorneyId',
      remedy: 'Choose one of the roster.',
    });
  }
  if (!cover.active) {
    throw invalidField(
      'coverAttorneyId',
      `${cover.name} takes no new cases at present. Choose an active colleague.`,
    );
  }
}
