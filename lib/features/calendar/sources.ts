import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { AbsenceKind } from '@/lib/contracts/absence-codes';
import type { SourceState } from '@/lib/contracts/calendar-codes';
import {
  addSourceSchema,
  oneSourceSchema,
  type AddSourceInput,
  type OneSourceInput,
} from '@/lib/contracts/calendar';
import { requireAbsencesOf } from '@/lib/features/absences/absence-permission';
import type { Actor } from '@/lib/platform/auth/actor';
import { AttemptLimit } from '@/lib/platform/auth/attempt-limit';
import type { CalendarSource } from '@/lib/platform/db/generated/client';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { outboundRules, readTarget, RefusedTargetError } from '@/lib/platform/outbound';
import { AppError, invalidField, notFound } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { SourceDto } from './dto';
import { askForSource, NEXT_READ_MS } from './due-sources';

/** Work and private, and one more. */
const MOST_SOURCES = 3;
const MOST_RESTARTS_PER_HOUR = 6;

const restarts = new AttemptLimit('calendar-restart', MOST_RESTARTS_PER_HOUR, 60 * 60_000);

/**
 * Has a calendar on the internet read for an attorney's absences, now and every few hours.
 *
 * @throws AppError `forbidden`; `not-found` (attorney); `validation-failed`, also for an address that is
 * never called; `conflict` where the attorney has as many as there may be
 */
export async function addSource(actor: Actor, input: AddSourceInput): Promise<SourceDto> {
  const { attorneyId, url: given, kind } = parseInput(addSourceSchema, input);
  requireAbsencesOf(actor, attorneyId);
  const url = requireCalendarAddress(given);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at } = transaction;
    if ((await tx.attorney.count({ where: { firmId, id: attorneyId } })) === 0) {
      throw notFound('attorney', attorneyId);
    }
    await requireRoom(transaction, attorneyId, url);
    const row = await tx.calendarSource.create({
      data: {
        ...{ firmId, id: newId(), attorneyId, url, kind, state: 'on' },
        ...{ createdAt: at, createdByName: actor.name },
        nextReadAt: new Date(at.getTime() + NEXT_READ_MS),
      },
    });
    await askForSource(tx, firmId, row.id);
    const text = { host: hostNameOf(url) };
    transaction.record('calendar-source-added', {
      ...{ attorneyId, facts: { sourceId: row.id, kind }, text },
    });
    return sourceDto(row);
  });
}

/** The calendars that are read for an attorney, the oldest first. @throws AppError `forbidden` */
export async function listSources(actor: Actor, attorneyId: string): Promise<SourceDto[]> {
  requireAbsencesOf(actor, attorneyId);
  const { firmId } = actor;
  const rows = await withWholeFirm(firmId, (tx) =>
    tx.calendarSource.findMany({
      where: { firmId, attorneyId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  );
  return rows.map(sourceDto);
}

/**
 * Reads a calendar no more. The absences that came from it stay.
 * @throws AppError `forbidden` or `not-found`
 */
export async function removeSource(actor: Actor, input: OneSourceInput): Promise<SourceDto> {
  const { sourceId } = parseInput(oneSourceSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    const row = await requireSource(transaction, sourceId);
    await tx.calendarAbsence.updateMany({ where: { firmId, sourceId }, data: { sourceId: null } });
    await tx.calendarSource.deleteMany({ where: { firmId, id: sourceId } });
    const text = { host: hostNameOf(row.url) };
    transaction.record('calendar-source-removed', {
      ...{ attorneyId: row.attorneyId, facts: { sourceId }, text },
    });
    return sourceDto(row);
  });
}

/**
 * Reads a calendar now, and again every few hours where it had stopped.
 * @throws AppError `forbidden` or `not-found`; `too-many-requests` for the seventh time within an hour
 */
export async function restartSource(actor: Actor, input: OneSourceInput): Promise<void> {
  const { sourceId } = parseInput(oneSourceSchema, input);
  const { firmId } = actor;
  // Only those who may restart it use up its attempts.
  await withWholeFirm(firmId, (tx) => requireSource({ tx, firmId, actor }, sourceId));
  await restarts.requireAttempt(
    sourceId,
    `This calendar was read anew ${MOST_RESTARTS_PER_HOUR} times within an hour`,
  );
  await withAssignmentTransaction(actor, async (transaction) => {
    const { tx, at } = transaction;
    const { attorneyId, state } = await requireSource(transaction, sourceId);
    const nextReadAt = new Date(at.getTime() + NEXT_READ_MS);
    const anew = state === 'on' ? {} : { state: 'on', failingSince: null };
    await tx.calendarSource.updateMany({
      where: { firmId, id: sourceId },
      data: { nextReadAt, ...anew },
    });
    await askForSource(tx, firmId, sourceId);
    transaction.record('calendar-source-restarted', { attorneyId, facts: { sourceId } });
  });
}

async function requireSource(
  { tx, firmId, actor }: Pick<AssignmentTransaction, 'tx' | 'firmId' | 'actor'>,
  id: string,
): Promise<CalendarSource> {
  const row = isId(id) ? await tx.calendarSource.findFirst({ where: { firmId, id } }) : null;
  if (!row) throw notFound('calendar', id);
  requireAbsencesOf(actor, row.attorneyId);
  return row;
}

async function requireRoom(
  { tx, firmId }: AssignmentTransaction,
  attorneyId: string,
  url: string,
): Promise<void> {
  const others = await tx.calendarSource.findMany({ where: { firmId, attorneyId } });
  if (others.some((other) => other.url === url)) {
    throw invalidField('url', 'This calendar is read already.');
  }
  if (others.length < MOST_SOURCES) return;
  throw new AppError(
    'conflict',
    `${MOST_SOURCES} calendars are read for one attorney at most. Remove one first.`,
  );
}

/** Calendar programs give addresses of a scheme of their own, which is https by another name. */
function requireCalendarAddress(given: string): string {
  try {
    return readTarget(given.replace(/^webcals?:/i, 'https:'), outboundRules()).href;
  } catch (error) {
    if (error instanceof RefusedTargetError) throw invalidField('url', error.message);
    throw error;
  }
}

function hostNameOf(url: string): string {
  return new URL(url).host;
}

function sourceDto(row: CalendarSource): SourceDto {
  return {
    id: row.id,
    attorneyId: row.attorneyId,
    host: hostNameOf(row.url),
    // The database's own CHECKs keep both to their lists.
    kind: row.kind as AbsenceKind,
    state: row.state as SourceState,
    readAt: row.readAt?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
    problem: row.problem,
    refused: row.refused,
  };
}
