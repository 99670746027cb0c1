import 'server-only';
import { randomBytes } from 'node:crypto';
import { withAssignmentTransaction } from '@/lib/assignment';
import {
  makeFeedSchema,
  revokeFeedSchema,
  type MakeFeedInput,
  type RevokeFeedInput,
} from '@/lib/contracts/calendar';
import { memberIdOf, type Actor } from '@/lib/platform/auth/actor';
import { hashStartOf } from '@/lib/platform/auth/api-keys';
import { firmTokenOf, hashFirmToken } from '@/lib/platform/auth/firm-token';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { AppError, invalidField, notFound } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { FeedDto, MadeFeed } from './dto';

/** One for each device and program that a person has. */
const MOST_FEEDS = 5;
const SECRET_BYTES = 32;

/**
 * Makes a private address at which calendar programs find the member's own deadlines, covers and
 * absences. It is in this answer and nowhere else.
 *
 * @throws AppError `forbidden` where no member asks; `validation-failed`, also for a name that is
 * taken; `conflict` where there are as many as there may be.
 */
export async function makeFeed(actor: Actor, input: MakeFeedInput): Promise<MadeFeed> {
  const memberId = requireMember(actor);
  const { name } = parseInput(makeFeedSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at } = transaction;
    const others = await tx.calendarFeed.findMany({ where: { firmId, memberId } });
    if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
      throw invalidField(
        'name',
        `You have an address named ${JSON.stringify(name)} already. Choose another name, or revoke that one first.`,
      );
    }
    if (others.length >= MOST_FEEDS) {
      throw new AppError(
        'conflict',
        `You have ${MOST_FEEDS} calendar addresses, which is the limit. Revoke one that you do not use any more.`,
      );
    }
    const token = firmTokenOf(firmId, randomBytes(SECRET_BYTES));
    const tokenHash = hashFirmToken(token);
    const id = newId();
    await tx.calendarFeed.create({
      data: { firmId, id, memberId, name, tokenHash, createdAt: at },
    });
    transaction.record('calendar-feed-made', {
      facts: { feedId: id, memberId, hashStart: hashStartOf(tokenHash) },
      text: { name },
    });
    return { id, name, path: `/calendar/${token}.ics` };
  });
}

/**
 * Revokes one of the member's own addresses: the next request for it finds nothing.
 * @returns its name
 * @throws AppError `forbidden` where no member asks; `not-found`, also for someone else's.
 */
export async function revokeFeed(actor: Actor, input: RevokeFeedInput): Promise<string> {
  const memberId = requireMember(actor);
  const { feedId } = parseInput(revokeFeedSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    const feed = await tx.calendarFeed.findFirst({ where: { firmId, id: feedId, memberId } });
    if (!feed) throw notFound('calendar address', feedId);
    await tx.calendarFeed.deleteMany({ where: { firmId, id: feedId } });
    transaction.record('calendar-feed-revoked', {
      facts: { feedId, memberId },
      text: { name: feed.name },
    });
    return feed.name;
  });
}

/** The member's own addresses, the oldest first, without what is secret of them. */
export async function listFeeds(actor: Actor): Promise<FeedDto[]> {
  const memberId = requireMember(actor);
  const { firmId } = actor;
  const rows = await withWholeFirm(firmId, (tx) =>
    tx.calendarFeed.findMany({
      where: { firmId, memberId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, createdAt: true, readAt: true },
    }),
  );
  return rows.map(({ createdAt, readAt, ...feed }) => ({
    ...feed,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  }));
}

function requireMember(actor: Actor): string {
  const memberId = memberIdOf(actor);
  if (memberId === null) {
    throw new AppError('forbidden', 'A calendar address belongs to a member who is signed in.');
  }
  return memberId;
}
