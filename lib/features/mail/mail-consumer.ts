import 'server-only';
import type { EventKind } from '@/lib/contracts/events';
import { FirmQueue } from '@/lib/platform/db/firm-queue';
import { mailSettings, sendMail } from '@/lib/platform/mail';
import { defineConsumer, type Consumer, type Delivery } from '@/lib/platform/outbox';
import { ACCOUNT_KINDS, accountMail, isAboutAccount } from './account-mails';
import { mailNotifications } from './mail-notifications';

/** Kinds of events in whose transaction members are told something. */
const NEWS_KINDS = [
  'case-assigned',
  // Of these, where someone is over capacity by it.
  'case-changed',
  'attorney-changed',
  'rules-published',
  'handoff-requested',
  'handoff-accepted',
  'handoff-declined',
  'handoff-withdrawn',
  'handoff-expired',
  'note-added',
  'conflict-checked',
  'waiting-alerted',
  'deadline-alerted',
  'scheduled-rules-refused',
  'cover-planned',
  'cover-started',
  'cover-returned',
  'cover-kept',
  'cover-blocked',
  'member-removed',
  'departure-finished',
  'wall-raised',
  'webhook-stopped',
  'intake-received',
] as const satisfies readonly EventKind[];

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
