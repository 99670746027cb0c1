import 'server-only';
import { findSampleMark } from '@/lib/platform/db/identity-store';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { mailSettings, sendMail, type MailSettings } from '@/lib/platform/mail';
import { dateIn } from '@/lib/shared/time';
import { digestLines } from './digest-lines';
import { readDigest, type DigestReader } from './read-digest';
import { unsubscribePath } from './unsubscribe';
import { nextTime } from './when-to-mail';

/** A member whose digest is due. */
interface Reader extends DigestReader {
  readonly name: string;
  readonly email: string;
  readonly firmName: string;
  readonly namesClients: boolean;
  readonly digestAt: string;
  readonly active: boolean;
}

/**
 * Sends the morning's digest to everyone in a firm for whom it is due; who has nothing before them
 * gets none. Where the operator has set no mail server the morning passes.
 *
 * @returns how many were sent
 * @throws Error of the first that could not be sent, after all others. It stays due.
 */
export async function sendDueDigests(firmId: string, at: Date): Promise<number> {
  const readers = await listReaders(firmId, at);
  if (readers.length === 0) return 0;
  // Of what is invented no mail is sent.
  const settings = (await findSampleMark(firmId)) ? null : mailSettings();
  let sent = 0;
  const failures: unknown[] = [];
  for (const reader of readers) {
    try {
      if (settings && reader.active && (await sendDigest(settings, reader, at))) sent += 1;
      await setNext(reader, at);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length === 0) return sent;
  throw failures[0] instanceof Error ? failures[0] : new Error(String(failures[0]));
}

/** When a digest is next due in a firm. */
export function digestsDueAt(firmId: string): Sql {
  return sql`
    (SELECT min(digest_due_at) FROM mail_preferences WHERE firm_id = ${firmId}::uuid)`;
}

async function sendDigest(settings: MailSettings, reader: Reader, at: Date): Promise<boolean> {
  const items = digestLines(await readDigest(reader, at), reader);
  if (items.length === 0) return false;
  const { firmId, memberId, firmName } = reader;
  await sendMail(settings, {
    // The same for a morning: a mail program shows once what was sent twice.
    id: `digest:${memberId}:${dateIn(at, reader.timeZone)}`,
    to: { name: reader.name, address: reader.email },
    content: {
      subject: `Your morning at ${firmName}`,
      intro: [`Hello ${reader.name},`],
      items,
      action: { label: 'Open Evenhand', path: '/dashboard' },
      because: `You asked for this each morning as a member of ${firmName}. Under Your account, Mail, you choose what is sent.`,
    },
    unsubscribePath: unsubscribePath({ firmId, memberId }),
  });
  return true;
}

function setNext({ firmId, memberId, digestAt, timeZone }: Reader, at: Date) {
  return withWholeFirm(firmId, (tx) =>
    tx.mailPreference.updateMany({
      // A member who has changed their mind meanwhile has a time of their own already.
      where: { firmId, memberId, digestAt },
      data: { digestDueAt: nextTime(at, digestAt, timeZone) },
    }),
  );
}

function listReaders(firmId: string, at: Date): Promise<Reader[]> {
  return withWholeFirm(firmId, async (tx) => {
    const due = await tx.mailPreference.findMany({
      where: { firmId, digestDueAt: { lte: at } },
      orderBy: [{ digestDueAt: 'asc' }, { memberId: 'asc' }],
      select: {
        digestAt: true,
        member: {
          select: {
            ...{ id: true, name: true, email: true, role: true, active: true },
            attorney: { select: { id: true, timeZone: true } },
            firm: { select: { name: true, timeZone: true, mailNamesClients: true } },
          },
        },
      },
    });
    return due.flatMap(({ digestAt, member }) => {
      if (digestAt === null) return [];
      const { id: memberId, name, email, role, active, attorney, firm } = member;
      const timeZone = attorney?.timeZone ?? firm.timeZone;
      const who = { firmId, memberId, attorneyId: attorney?.id ?? null, role, timeZone };
      const words = { firmName: firm.name, namesClients: firm.mailNamesClients };
      return [{ ...who, ...words, name, email, digestAt, active }];
    });
  });
}
