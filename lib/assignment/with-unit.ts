import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { drainAfterChange } from './drain-waiting-line';
import { runUnit } from './run-unit';
import type { AssignmentUnit } from './unit';

/**
 * Runs `work` as one transaction under the firm's lock and writes what it decided. Joins the
 * surrounding transaction where there is one.
 *
 * @throws AppError `conflict` when a counter or case was changed by someone who did not hold the
 * lock; nothing is written then.
 */
export async function withAssignmentUnit<T>(
  actor: Actor,
  work: (unit: AssignmentUnit) => Promise<T>,
): Promise<T> {
  return runUnit(actor, work, drainAfterChange);
}
