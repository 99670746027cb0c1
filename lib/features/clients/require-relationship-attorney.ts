import 'server-only';
import { isBehindWall, type AssignmentTransaction, type WallTarget } from '@/lib/assignment';
import { AppError, UnknownId } from '@/lib/shared/errors';

/**
 * Lets an attorney of the firm pass whom no wall keeps from the client; null takes the name away.
 * @throws AppError `validation-failed` on `relationshipAttorneyId`, or `ethical-wall`.
 */
export function requireRelationshipAttorney(
  { roster }: AssignmentTransaction,
  attorneyId: string | null | undefined,
  target: WallTarget,
): void {
  if (!attorneyId) return;
  const attorney = roster.find(attorneyId);
  const path = 'relationshipAttorneyId';
  if (!attorney) {
    const remedy = "Choose one of the firm's attorneys.";
    throw new UnknownId('validation-failed', 'attorney', attorneyId, { path, remedy });
  }
  if (!isBehindWall(attorney, target)) return;
  const message = `An ethical wall keeps ${attorney.name} from this client. Name somebody else.`;
  throw new AppError('ethical-wall', message, [{ path, message }]);
}
