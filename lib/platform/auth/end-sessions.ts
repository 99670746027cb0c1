import 'server-only';
import { recordAccess } from '@/lib/platform/audit';
import { forgetEndedSessions } from '@/lib/platform/db/identity-store';
import { endsOf, usedAfter } from './session-limits';

/**
 * Forgets every session that has ended by `at` because it was not used or had lasted as long as one
 * may, and records when it ended and why.
 *
 * @returns how many there were
 */
export async function forgetSessions(at: Date): Promise<number> {
  const ended = await forgetEndedSessions(at, usedAfter(at));
  for (const session of ended) {
    const { id: sessionId, userId, firmId } = session;
    const { idleAt, absoluteAt } = endsOf(session);
    const [reason, endedAt] =
      idleAt < absoluteAt ? (['idle', idleAt] as const) : (['expired', absoluteAt] as const);
    const data = { sessionId, reason, endedAt: endedAt.toISOString() };
    await recordAccess({ kind: 'session-ended', firmId, userId, data });
  }
  return ended.length;
}
