import 'server-only';
import { now } from '@/lib/platform/clock';
import { forgetSessions } from '@/lib/platform/auth/end-sessions';
import {
  forgetEndedAttempts,
  forgetExpiredLinks,
  listFirmIds,
} from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { DAY_MS } from '@/lib/shared/time';

/** How long the answer to a write with an idempotency key can be replayed. */
const ANSWER_KEPT_DAYS = 2;

/** How long members can read what they were told; what it was about stays on record. */
const NOTIFICATION_KEPT_DAYS = 90;

/** How long what could not be delivered for good can be tried again. */
const FAILURE_KEPT_DAYS = 90;

/** How long can be read what other systems were told and answered. */
const WEBHOOK_LOG_KEPT_DAYS = 30;

/** Undoing is for the moment after; what was before may hold a note. */
const ACT_KEPT_DAYS = 1;

/** How long what stands in a file that was brought in is kept; until then it can be undone. */
const IMPORTED_ROWS_KEPT_DAYS = 30;

interface Forgotten {
  sessions: number;
  attempts: number;
  links: number;
  answers: number;
  notifications: number;
  absenceActs: number;
  failedDeliveries: number;
  webhookDeliveries: number;
  importedRows: number;
}

/**
 * Forgets sessions and links that have ended and attempts to sign in whose window has, and in every
 * firm stored answers older than two days, notifications and failed deliveries older than ninety, what
 * could be undone of absences a day ago, and of thirty days ago the rows of files that were brought in
 * and what other systems were told.
 *
 * @returns how many rows of each were forgotten
 */
export async function forgetExpired(): Promise<Forgotten> {
  const at = now();
  const before = (days: number) => ({ lt: new Date(at.getTime() - days * DAY_MS) });
  const forgotten: Forgotten = {
    sessions: await forgetSessions(at),
    attempts: await forgetEndedAttempts(at),
    links: await forgetExpiredLinks(at),
    answers: 0,
    notifications: 0,
    absenceActs: 0,
    failedDeliveries: 0,
    webhookDeliveries: 0,
    importedRows: 0,
  };
  for (const firmId of await listFirmIds()) {
    await withWholeFirm(firmId, async (tx) => {
      const answers = await tx.idempotencyKey.deleteMany({
        where: { firmId, createdAt: before(ANSWER_KEPT_DAYS) },
      });
      const notifications = await tx.notification.deleteMany({
        where: { firmId, createdAt: before(NOTIFICATION_KEPT_DAYS) },
      });
      const acts = await tx.absenceAct.deleteMany({
        where: { firmId, actedAt: before(ACT_KEPT_DAYS) },
      });
      const failures = await tx.outboxFailure.deleteMany({
        where: { firmId, nextAttemptAt: null, firstFailedAt: before(FAILURE_KEPT_DAYS) },
      });
      const told = await tx.webhookDelivery.deleteMany({
        where: { firmId, attemptedAt: before(WEBHOOK_LOG_KEPT_DAYS) },
      });
      forgotten.webhookDeliveries += told.count;
      const { lt } = before(IMPORTED_ROWS_KEPT_DAYS);
      forgotten.importedRows += await tx.$executeRaw`
        DELETE FROM import_rows r USING imports i
         WHERE r.firm_id = ${firmId}::uuid AND i.firm_id = ${firmId}::uuid AND i.id = r.import_id
           AND i.created_at < ${lt}::timestamptz`;
      forgotten.failedDeliveries += failures.count;
      forgotten.absenceActs += acts.count;
      forgotten.answers += answers.count;
      forgotten.notifications += notifications.count;
    });
  }
  return forgotten;
}
