import 'server-only';
import { mailSettings, sendMail } from '@/lib/platform/mail';
import { defineConsumer, type Consumer, type Delivery } from '@/lib/platform/outbox';
import { ACCOUNT_KINDS, accountMail, isAboutAccount } from './account-mails';

/** Writes to people about events; does nothing where the operator has set no mail server. */
export const mailConsumer: Consumer = defineConsumer({
  name: 'mail',
  kinds: [...ACCOUNT_KINDS],
  ordered: false,
  handle: deliver,
});

async function deliver(delivery: Delivery): Promise<void> {
  const settings = mailSettings();
  if (!settings) return;
  if (isAboutAccount(delivery)) {
    const mail = await accountMail(delivery);
    if (mail) await sendMail(settings, mail);
  }
}
