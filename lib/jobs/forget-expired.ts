import 'server-only';
import { now } from '@/lib/clock';
import { forgetExpiredSessions, listFirmIds } from '@/lib/db/door';
import { withFirm } from '@/lib/db/with-firm';
import { DAY_MS } from '@/lib/time';

/** How long the answer to a write with an idempotency key can be replayed. */
const ANSWER_KEPT_DAYS = 2;

/**
 * Forgets sessions that have ended and stored answers older than two days, in every firm.
 *
 * @returns how many rows of each were forgotten
 */
export async function forgetExpired(): Promise<{ sessions: number; answers: number }> {
  const at = now();
  const sessions = await forgetExpiredSessions(at);
  const createdAt = { lt: new Date(at.getTime() - ANSWER_KEPT_DAYS * DAY_MS) };
  let answers = 0;
  for (const firmId of await listFirmIds()) {
    const { count } = await withFirm(firmId, (tx) =>
      tx.idempotencyKey.deleteMany({ where: { firmId, createdAt } }),
    );
    answers += count;
  }
  return { sessions, answers };
}
