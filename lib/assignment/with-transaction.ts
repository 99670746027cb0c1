import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { drainAfterChange } from './drain-waiting-line';
import { runTransaction, type Ask } from './run-transaction';
import type { AssignmentTransaction } from './transaction';

/**
 * Runs `work` as one transaction under the firm's lock and writes what it decided. Joins the
 * surrounding transaction where there is one.
 *
 * @param ask what the work wants to know that does not depend on the firm's state: asked under the lock
 * along with it, so that it costs no round trip of its own
 * @throws AppError `conflict` when a counter or case was changed by someone who did not hold the
 * lock; nothing is written then.
 */
export async function withAssignmentTransaction<T, A = undefined>(
  actor: Actor,
  work: (transaction: AssignmentTransaction, asked: A) => Promise<T>,
  ...[ask]: undefined extends A ? [ask?: Ask<A>] : [ask: Ask<A>]
): Promise<T> {
  return runTransaction(actor, work, drainAfterChange, ask);
}
