import 'server-only';
import { createHash } from 'node:crypto';
import { readFirmToken } from '@/lib/platform/auth/firm-token';
import { AttemptLimit } from '@/lib/platform/auth/attempt-limit';
import { MemoryLimit } from '@/lib/platform/http/memory-limit';
import { networkOf } from '@/lib/platform/http/network-of';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { withFirm, withWholeFirm } from '@/lib/platform/db/with-firm';
import { isId } from '@/lib/shared/validation/is-id';
import { readEntries } from './feed-entries';
import { writeCalendar } from './write-calendar';

/** Programs ask once in some minutes at most, and a person may have several. */
const MOST_READS_PER_HOUR = 120;
/** Of addresses that lead nowhere, from one network: revoked ones that a program still asks for. */
const MOST_MISSES_PER_HOUR = 120;
const HOUR_MS = 60 * 60_000;
/** Of any address from one network: many calendars are fetched by the same few services. */
const MOST_ASKED = 600;
const ASKED_WITHIN_MS = 15 * 60_000;

/** In memory, for it is asked before the database is. */
const asked = new MemoryLimit(MOST_ASKED, ASKED_WITHIN_MS);
const reads = new AttemptLimit('calendar-read', MOST_READS_PER_HOUR, HOUR_MS);
const misses = new AttemptLimit('calendar-miss', MOST_MISSES_PER_HOUR, HOUR_MS);

/** What a calendar program gets: a calendar, nothing, or when to come again. */
export type FeedAnswer =
  | { readonly kind: 'calendar'; readonly body: string; readonly etag: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-often'; readonly seconds: number };

/**
 * The calendar behind a private address, as its member may see the firm now: walls hold here as they do
 * on pages. Whatever is wrong with an address, or with its member's access, the answer is the same.
 *
 * @param name the last part of the address
 */
export async function readFeed(name: string, address: string): Promise<FeedAnswer> {
  const network = networkOf(address);
  const secondsToWait = asked.countAttempt(network);
  if (secondsToWait > 0) return { kind: 'too-often', seconds: secondsToWait };
  const read = readFirmToken(name.replace(/\.ics$/, ''));
  const feed = read && isId(read.firmId) ? await findFeed(read.firmId, read.tokenHash) : null;
  if (!feed) {
    const seconds = await misses.countAttempt(network);
    return seconds === 0 ? { kind: 'nothing' } : { kind: 'too-often', seconds };
  }
  const seconds = await reads.countAttempt(feed.id);
  if (seconds > 0) return { kind: 'too-often', seconds };
  const { firmId, firmName, attorney } = feed;
  const origin = env.NEXTAUTH_URL ?? null;
  const entries = attorney
    ? await withFirm({ firmId, attorneyId: attorney.id }, (tx) =>
        readEntries(tx, {
          ...{ firmId, origin, at: now() },
          ...{ attorneyId: attorney.id, timeZone: attorney.timeZone },
        }),
      )
    : [];
  const body = writeCalendar(`Evenhand: ${firmName}`, entries);
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return { kind: 'calendar', body, etag };
}

interface Feed {
  readonly id: string;
  readonly firmId: string;
  readonly firmName: string;
  readonly attorney: { readonly id: string; readonly timeZone: string } | null;
}

/** Null too where its member has no access any more. */
async function findFeed(firmId: string, tokenHash: string): Promise<Feed | null> {
  return withWholeFirm(firmId, async (tx) => {
    const feed = await tx.calendarFeed.findUnique({
      where: { firmId_tokenHash: { firmId, tokenHash } },
      select: { id: true, memberId: true, readAt: true },
    });
    if (!feed) return null;
    const member = await tx.member.findUnique({
      where: { firmId_id: { firmId, id: feed.memberId } },
      select: {
        ...{ active: true, role: true },
        firm: { select: { name: true } },
        attorney: { select: { id: true, timeZone: true } },
      },
    });
    if (!member?.active || !hasPermission(member.role, 'cases.read')) return null;
    const at = now();
    if (at.getTime() - (feed.readAt?.getTime() ?? 0) >= HOUR_MS) {
      await tx.calendarFeed.updateMany({ where: { firmId, id: feed.id }, data: { readAt: at } });
    }
    return { id: feed.id, firmId, firmName: member.firm.name, attorney: member.attorney };
  });
}
