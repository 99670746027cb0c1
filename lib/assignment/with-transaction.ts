import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { drainAfterChange } from './drain-waiting-line';
import { runTransaction } from './run-transaction';
import type { AssignmentTransaction } from './transaction';

/**
 * Runs `work` as one transaction under the firm's lock and writes what it decided. Joins the
 * surrounding transaction where there is one.
 *
 * @throws AppError `conflict` when a counter or case was changed by someone who did not hold the
 * lock; nothing is written then.
 */
export async function withAssignmentTransaction<T>(
  actor: Actor,
  work: (transaction: AssignmentTransaction) => Promise<T>,
): Promise<T> {
  return runTransaction(actor, work, drainAfterChange);
}
