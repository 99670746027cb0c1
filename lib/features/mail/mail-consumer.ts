import 'server-only';
import { FirmQueue } from '@/lib/platform/db/firm-queue';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { enqueueJob } from '@/lib/platform/jobs/enqueue-job';
import { mailSettings, sendMail } from '@/lib/platform/mail';
import {
  defineConsumer,
  LaterError,
  UndeliverableError,
  type Consumer,
  type Delivery,
} from '@/lib/platform/outbox';
import { ACCOUNT_KINDS, accountMail, isAboutAccount } from './account-mails';
import { mailNotifications } from './mail-notifications';
import { NEWS_KINDS } from './set-off-by';

/** Writes to people about events; does nothing where the operator has set no mail server. */
export const mailConsumer: Consumer = defineConsumer({
  name: 'mail',
  kinds: [...ACCOUNT_KINDS, ...NEWS_KINDS],
  ordered: false,
  handle: deliver,
});

// Events come several at a time, and each has the whole firm written to.
const byFirm = new FirmQueue(1);

async function deliver(delivery: Delivery): Promise<void> {
  const settings = mailSettings();
  if (!settings) return;
  if (!isAboutAccount(delivery)) {
    await byFirm.run(delivery.firmId, () => mailNotifications(settings, delivery.firmId));
    return;
  }
  const mail = await accountMail(delivery);
  if (mail) await sendMail(settings, mail);
}

/**
 * Writes to the members of a firm about what they were told without an event, as of what was refused
 * and rolled back; again later, where someone is to be written to later.
 *
 * @throws Error of a mail that could not be sent for now.
 */
export async function mailNews(firmId: string): Promise<void> {
  const settings = mailSettings();
  if (!settings) return;
  try {
    await byFirm.run(firmId, () => mailNotifications(settings, firmId));
  } catch (error) {
    // Noted where it was refused.
    if (error instanceof UndeliverableError) return;
    if (!(error instanceof LaterError)) throw error;
    // A key of its own for each time: one for later must not keep an earlier one from being queued.
    const options = { key: `${firmId}:${error.at.toISOString()}`, runAt: error.at };
    await withWholeFirm(firmId, (tx) => enqueueJob(tx, 'mail-news', { firmId }, options));
  }
}
