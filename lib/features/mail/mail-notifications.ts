import 'server-only';
import { now } from '@/lib/platform/clock';
import { withFirm, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { logger } from '@/lib/platform/logger';
import { sendMail, type MailItem, type MailSettings } from '@/lib/platform/mail';
import { readUnmailed } from '@/lib/platform/notifications';
import { LaterError, UndeliverableError } from '@/lib/platform/outbox';
import { DAY_MS } from '@/lib/shared/time';
import { mailGroupOf } from './mail-groups';
import { notificationLine } from './notification-lines';
import { preferencesOf, type MailPreferences } from './preferences';
import { unsubscribePath } from './unsubscribe';
import { mailDueAt } from './when-to-mail';

/** As long as mail is tried at all: what is older is on the page of notifications. */
const STILL_NEWS_MS = 3 * DAY_MS;

/** A mail lists so many; the page has the rest. */
const MOST_LISTED = 20;

/** Someone with notifications that they have neither read nor been written to about. */
interface Reader {
  memberId: string;
  name: string;
  email: string;
  attorneyId: string | null;
  timeZone: string;
  firmName: string;
  namesClients: boolean;
  oldest: Date;
}

/**
 * Writes to everyone in a firm who has been told something and has not looked, each in one mail.
 * A member who was notified a moment ago, or rests, is written to later.
 *
 * @throws Error of the first mail that could not be sent for now, after all others.
 * @throws LaterError when someone is to be written to later.
 * @throws UndeliverableError when mail was refused for good and nothing else is left to do: so one
 * dead address keeps no colleague from hearing.
 */
export async function mailNotifications(settings: MailSettings, firmId: string): Promise<void> {
  const at = now();
  const later: Date[] = [];
  const failures: unknown[] = [];
  for (const reader of await listReaders(firmId, at)) {
    const preferences = await preferencesOf(firmId, reader.memberId);
    const dueAt = mailDueAt(reader.oldest, preferences.quiet, reader.timeZone);
    if (dueAt > at) later.push(dueAt);
    else {
      await mailReader(settings, { firmId, reader, preferences, at }).catch((error: unknown) => {
        failures.push(error);
      });
    }
  }
  const temporary = failures.find((error) => !(error instanceof UndeliverableError));
  if (temporary)
    throw temporary instanceof Error ? temporary : new Error('Mail could not be sent.');
  const [first] = later.toSorted((a, b) => a.getTime() - b.getTime());
  if (first) throw new LaterError(first);
  const [refused] = failures;
  if (refused instanceof UndeliverableError) throw refused;
}

async function mailReader(
  settings: MailSettings,
  work: { firmId: string; reader: Reader; preferences: MailPreferences; at: Date },
): Promise<void> {
  const { firmId, reader, preferences, at } = work;
  const { memberId, attorneyId } = reader;
  const since = new Date(at.getTime() - STILL_NEWS_MS);
  const done = await listUnmailedIds(firmId, memberId, since);
  // As this person sees the firm: what stands behind a wall of theirs is not there.
  const all = await withFirm({ firmId, attorneyId }, (tx) =>
    readUnmailed(tx, { firmId, memberId, since }),
  );
  // By id: what was told while the mail was on its way is not in it.
  const ids = [...done, ...all.map(({ id }) => id)];
  const wanted = all.filter(({ kind }) => !preferences.off.includes(mailGroupOf(kind)));
  const [first] = wanted;
  if (first) {
    await sendMail(settings, {
      id: `notifications:${first.id}`,
      to: { name: reader.name, address: reader.email },
      content: contentFor(
        reader,
        wanted.map((one) => notificationLine(one, reader)),
      ),
      unsubscribePath: unsubscribePath({ firmId, memberId }),
    }).catch(async (error: unknown) => {
      if (error instanceof UndeliverableError) {
        logger.warn({ error, firmId, memberId }, 'mail to a member was refused for good');
        // The same would be refused again with every event of the firm.
        await markMailed(work, ids);
      }
      throw error;
    });
  }
  await markMailed(work, ids);
}

async function markMailed(
  { firmId, reader: { memberId }, at }: { firmId: string; reader: Reader; at: Date },
  ids: string[],
): Promise<void> {
  await withWholeFirm(firmId, (tx) =>
    tx.notification.updateMany({
      where: { firmId, memberId, mailedAt: null, id: { in: ids } },
      data: { mailedAt: at },
    }),
  );
}

/** What this person is written to about, and what they have read or must not see: all is done with. */
async function listUnmailedIds(firmId: string, memberId: string, since: Date): Promise<string[]> {
  const rows = await withWholeFirm(firmId, (tx) =>
    tx.notification.findMany({
      where: { firmId, memberId, mailedAt: null, createdAt: { gt: since } },
      select: { id: true },
    }),
  );
  return rows.map(({ id }) => id);
}

function contentFor({ name, firmName }: Reader, items: readonly MailItem[]) {
  const listed = items.slice(0, MOST_LISTED);
  const more = items.length - listed.length;
  const [only] = items;
  return {
    subject:
      items.length === 1 && only ? only.text : `${items.length} things for you at ${firmName}`,
    intro: [`Hello ${name},`],
    items: listed,
    ...(more > 0 && { outro: [`and ${more} more, under Notifications.`] }),
    action: { label: 'Open Evenhand', path: '/notifications' },
    because: `You get this as a member of ${firmName}. Under Your account, Mail, you choose what is sent.`,
  };
}

function listReaders(firmId: string, at: Date): Promise<Reader[]> {
  const since = new Date(at.getTime() - STILL_NEWS_MS);
  return withWholeFirm(
    firmId,
    (tx: FirmTx) => tx.$queryRaw<Reader[]>`
    SELECT m.id AS "memberId", m.name, m.email, a.id AS "attorneyId", f.name AS "firmName",
           f.mail_names_clients AS "namesClients",
           COALESCE(a.time_zone, f.time_zone) AS "timeZone", n.oldest
      FROM (SELECT member_id, min(created_at) AS oldest FROM notifications
             WHERE firm_id = ${firmId}::uuid AND mailed_at IS NULL AND read_at IS NULL
               AND created_at > ${since}::timestamptz
             GROUP BY member_id) n
      JOIN members m ON m.firm_id = ${firmId}::uuid AND m.id = n.member_id AND m.active
      JOIN firms f ON f.id = ${firmId}::uuid
      LEFT JOIN attorneys a ON a.firm_id = ${firmId}::uuid AND a.member_id = m.id
     ORDER BY n.oldest`,
  );
}
