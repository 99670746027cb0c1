import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { cancelAbsence } from '@/lib/features/absences';
import type { AbsenceKind } from '@/lib/contracts/absence-codes';
import { systemActor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { callOutside, type OutsideAnswer } from '@/lib/platform/outbound';
import { AppError } from '@/lib/shared/errors';
import { DAY_MS, dateIn } from '@/lib/shared/time';
import { findOffThread } from './find-off-thread';
import { CalendarError, type FoundAbsences } from './found-absence';
import { planAbsences, type Away, type PlannedAbsence } from './plan-absences';
import { takeAbsences } from './take-absences';

/** In all: from the question for the name to the last byte that is read. */
const TIMEOUT_MS = 15_000;
/** Whole calendars of many years are published; what is longer is refused. */
const MOST_BYTES = 5_000_000;
/** After so many days of failing it is left alone. */
const PATIENCE_DAYS = 7;
const RECORDING_TIMEOUT_MS = 120_000;

/**
 * Reads a calendar on the internet: new absences are recorded, moved ones moved, and those to come that
 * have vanished from it are withdrawn, unless some of it cannot be read. What fails is kept for people to read; after a week of nothing
 * else the calendar is left alone. One that is gone, stopped or of an attorney who takes no cases is
 * not read.
 *
 * @throws AppError `too-many-requests` where this process reads others: the job is tried again
 */
export async function readSource(firmId: string, sourceId: string): Promise<void> {
  const source = await findSource(firmId, sourceId);
  if (!source) return;
  const { url, timeZone } = source;
  try {
    const answer = await callOutside({
      ...{ url, method: 'GET', timeoutMs: TIMEOUT_MS, mostBytes: MOST_BYTES },
      headers: { accept: 'text/calendar, text/plain;q=0.5' },
    });
    const today = dateIn(now(), timeZone);
    const found = await findOffThread(firmId, requireCalendar(answer), { timeZone, today });
    await take(firmId, sourceId, found);
  } catch (error) {
    if (!isForPeople(error)) throw error;
    await noteFailure(firmId, sourceId, error.message);
  }
}

/** Whether it is about the calendar; else the job is tried again. */
function isForPeople(error: unknown): error is Error {
  if (error instanceof AppError) return error.code !== 'too-many-requests';
  return error instanceof CalendarError;
}

interface Source {
  readonly url: string;
  readonly attorneyId: string;
  readonly kind: AbsenceKind;
  readonly timeZone: string;
}

function findSource(firmId: string, id: string): Promise<Source | null> {
  return withWholeFirm(firmId, async (tx) => {
    const row = await tx.calendarSource.findFirst({
      where: { firmId, id, state: 'on' },
      select: { url: true, attorneyId: true, kind: true },
    });
    if (!row) return null;
    const attorney = await tx.attorney.findFirst({
      where: { firmId, id: row.attorneyId, active: true },
      select: { timeZone: true },
    });
    // The database's own CHECK keeps the kind to its list.
    return attorney && { ...row, kind: row.kind as AbsenceKind, timeZone: attorney.timeZone };
  });
}

function requireCalendar({ status, error, body, cut }: OutsideAnswer): string {
  if (status === null) throw new CalendarError(error ?? 'There was no answer.');
  if (status >= 300 && status < 400) {
    throw new CalendarError(
      `It answered with a redirect (${status}), which is not followed. Give the address that it leads to.`,
    );
  }
  if (status === 404 || status === 410) {
    throw new CalendarError(
      `It answered that there is no such calendar (${status}). Publish it again and give the new address.`,
    );
  }
  if (status !== 200) throw new CalendarError(`It answered ${status}.`);
  if (cut) {
    throw new CalendarError(
      `The calendar is larger than ${MOST_BYTES / 1_000_000} MB. Publish a shorter period.`,
    );
  }
  return body.toString('utf8');
}

async function take(firmId: string, sourceId: string, found: FoundAbsences): Promise<void> {
  await withWholeFirm(
    firmId,
    async (tx) => {
      // Removed, stopped or left alone since it was asked for.
      const source = await findSource(firmId, sourceId);
      if (!source) return;
      const { attorneyId, timeZone, kind } = source;
      const away: Away = { firmId, attorneyId, timeZone, at: now() };
      const planned = await planAbsences(tx, away, found.absences);
      await takeAbsences(tx, systemActor(firmId), away, planned, kind);
      await adopt(tx, away, sourceId, planned);
      // What cannot be read at this moment may well stand there still.
      if (found.refused.length === 0) await endVanished(tx, away, sourceId, planned);
      const refused = planned.filter(({ plan }) => plan.kind === 'refused').length;
      await tx.calendarSource.updateMany({
        where: { firmId, id: sourceId },
        data: {
          ...{ readAt: away.at, failingSince: null, problem: null },
          refused: refused + found.refused.length,
        },
      });
    },
    { lock: true, timeoutMs: RECORDING_TIMEOUT_MS },
  );
}

/**
 * What stands in the calendar is the calendar's from now on, a file's too. What another calendar that is
 * still read has brought stays that one's.
 */
async function adopt(
  tx: FirmTx,
  { firmId, attorneyId }: Away,
  sourceId: string,
  planned: readonly PlannedAbsence[],
): Promise<void> {
  await tx.calendarAbsence.updateMany({
    where: {
      ...{ firmId, attorneyId },
      keyDigest: { in: planned.map(({ digest }) => digest) },
      OR: [{ sourceId: null }, { source: { firmId, state: { not: 'on' } } }],
    },
    data: { sourceId },
  });
}

/** Only what is still to come: days away are part of the record. */
async function endVanished(
  tx: FirmTx,
  { firmId, at }: Away,
  sourceId: string,
  planned: readonly PlannedAbsence[],
): Promise<void> {
  const vanished = await tx.calendarAbsence.findMany({
    where: {
      ...{ firmId, sourceId },
      keyDigest: { notIn: planned.map(({ digest }) => digest) },
      absence: { startsAt: { gt: at } },
    },
    select: { id: true, absenceId: true, absence: { select: { cancelledAt: true } } },
  });
  for (const { id, absenceId, absence } of vanished) {
    if (!absence.cancelledAt) await cancelAbsence(systemActor(firmId), { absenceId });
    await tx.calendarAbsence.deleteMany({ where: { firmId, id } });
  }
}

async function noteFailure(firmId: string, sourceId: string, problem: string): Promise<void> {
  await withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    const { tx, at } = transaction;
    const row = await tx.calendarSource.findFirst({ where: { firmId, id: sourceId, state: 'on' } });
    if (!row) return;
    const failingSince = row.failingSince ?? at;
    const isOver = at.getTime() - failingSince.getTime() >= PATIENCE_DAYS * DAY_MS;
    await tx.calendarSource.updateMany({
      where: { firmId, id: sourceId },
      data: { failingSince, problem, ...(isOver && { state: 'stopped', nextReadAt: null }) },
    });
    if (!isOver) return;
    const { attorneyId } = row;
    transaction.record('calendar-source-stopped', { attorneyId, facts: { sourceId } });
  });
}
