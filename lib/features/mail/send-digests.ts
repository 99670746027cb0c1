import 'server-only';
import { findSampleMark } from '@/lib/platform/db/identity-store';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { logger } from '@/lib/platform/logger';
import { mailSettings, sendMail, type MailSettings } from '@/lib/platform/mail';
import { UndeliverableError } from '@/lib/platform/outbox';
import { nextTime } from '@/lib/shared/next-time';
import { DAY_MS, dateIn } from '@/lib/shared/time';
import { digestLines } from './digest-lines';
import { readDigest, type DigestReader } from './read-digest';
import { unsubscribePath } from './unsubscribe';

/** How long a digest that is being sent is left to whoever sends it, and then tried again. */
const TRY_AGAIN_MS = 15 * 60_000;

/** What could not be sent this long after its time is no longer news of the morning. */
const MORNING_MS = 4 * 3_600_000;

/** A member whose digest is due. */
interface Reader extends DigestReader {
  readonly name: string;
  readonly email: string;
  readonly firmName: string;
  readonly namesClients: boolean;
  readonly digestAt: string;
  readonly dueAt: Date;
  readonly active: boolean;
}

/**
 * Sends the morning's digest to everyone in a firm for whom it is due; who has nothing before them
 * gets none. Where the operator has set no mail server, or the mail is refused for good, the morning
 * passes. Several may do this for one firm at a time: each digest is taken by one of them.
 *
 * @returns how many were sent
 * @throws Error of the first that could not be sent, after all others. It is tried again in a while,
 * until the morning is over.
 */
export async function sendDueDigests(firmId: string, at: Date): Promise<number> {
  const readers = await listReaders(firmId, at);
  if (readers.length === 0) return 0;
  // Of what is invented no mail is sent.
  const settings = (await findSampleMark(firmId)) ? null : mailSettings();
  let sent = 0;
  const failures: unknown[] = [];
  for (const reader of readers) {
    // Due again soon: if this process ends in the middle, the digest is not lost.
    const againAt = new Date(at.getTime() + TRY_AGAIN_MS);
    if (!(await moveOn(reader, reader.dueAt, againAt))) continue;
    let isDone = true;
    try {
      if (settings && reader.active && (await sendDigest(settings, reader, at))) sent += 1;
    } catch (error) {
      const isRefused = error instanceof UndeliverableError;
      if (isRefused) noteRefused(error, reader);
      else failures.push(error);
      isDone = isRefused || isMorningOver(reader, at);
    }
    if (isDone) await moveOn(reader, againAt, nextTime(at, reader.digestAt, reader.timeZone));
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

function noteRefused(error: UndeliverableError, { firmId, memberId }: Reader): void {
  logger.warn({ error, firmId, memberId }, 'a digest was refused for good; the morning passes');
}

/** Its time is the last one at which the reader's clock showed it. */
function isMorningOver({ digestAt, timeZone }: Reader, at: Date): boolean {
  const morning = nextTime(new Date(at.getTime() - DAY_MS), digestAt, timeZone);
  return at.getTime() - morning.getTime() >= MORNING_MS;
}

/**
 * Moves on when a digest is due.
 * @returns false where it was moved meanwhile: another process has taken it, or the member has changed
 * their mind
 */
async function moveOn({ firmId, memberId }: Reader, from: Date, to: Date): Promise<boolean> {
  const { count } = await withWholeFirm(firmId, (tx) =>
    tx.mailPreference.updateMany({
      where: { firmId, memberId, digestDueAt: from },
      data: { digestDueAt: to },
    }),
  );
  return count === 1;
}

function listReaders(firmId: string, at: Date): Promise<Reader[]> {
  return withWholeFirm(firmId, async (tx) => {
    const due = await tx.mailPreference.findMany({
      where: { firmId, digestDueAt: { lte: at } },
      orderBy: [{ digestDueAt: 'asc' }, { memberId: 'asc' }],
      select: {
        digestAt: true,
        digestDueAt: true,
        member: {
          select: {
            ...{ id: true, name: true, email: true, role: true, active: true },
            attorney: { select: { id: true, timeZone: true } },
            firm: { select: { name: true, timeZone: true, mailNamesClients: true } },
          },
        },
      },
    });
    return due.flatMap(({ digestAt, digestDueAt: dueAt, member }) => {
      if (digestAt === null || dueAt === null) return [];
      const { id: memberId, name, email, role, active, attorney, firm } = member;
      const timeZone = attorney?.timeZone ?? firm.timeZone;
      const who = { firmId, memberId, attorneyId: attorney?.id ?? null, role, timeZone };
      const words = { firmName: firm.name, namesClients: firm.mailNamesClients };
      return [{ ...who, ...words, name, email, digestAt, dueAt, active }];
    });
  });
}
