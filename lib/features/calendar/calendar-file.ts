import 'server-only';
import {
  previewCalendarSchema,
  recordCalendarSchema,
  type PreviewCalendarInput,
  type RecordCalendarInput,
} from '@/lib/contracts/calendar';
import { requireAbsencesOf } from '@/lib/features/absences/absence-permission';
import type { Actor } from '@/lib/platform/auth/actor';
import { AttemptLimit } from '@/lib/platform/auth/attempt-limit';
import { now } from '@/lib/platform/clock';
import { withFirm, withWholeFirm } from '@/lib/platform/db/with-firm';
import { invalidField, notFound } from '@/lib/shared/errors';
import { dateIn } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { CalendarPreviewDto, TakenCalendarDto } from './dto';
import { findOffThread } from './find-off-thread';
import { CalendarError, type FoundAbsences } from './found-absence';
import { planAbsences, type Away } from './plan-absences';
import { takeAbsences } from './take-absences';

/** A hundred absences, each with its cases looked through. */
const RECORDING_TIMEOUT_MS = 120_000;
/** Shown or recorded, of one firm. */
const MOST_FILES_PER_HOUR = 60;

const files = new AttemptLimit('calendar-file', MOST_FILES_PER_HOUR, 60 * 60_000);

/**
 * What of a calendar file would be recorded as absences of an attorney. Writes nothing.
 *
 * @throws AppError `forbidden`; `not-found` (attorney); `validation-failed` for what is no calendar, or
 * more than is read; `too-many-requests`
 */
export async function previewCalendar(
  actor: Actor,
  input: PreviewCalendarInput,
): Promise<CalendarPreviewDto> {
  const { attorneyId, calendar } = parseInput(previewCalendarSchema, input);
  const away = await requireAway(actor, attorneyId);
  const { absences, refused, passedOver } = await read(calendar, away);
  const planned = await withFirm(actor, (tx) => planAbsences(tx, away, absences));
  return {
    passedOver,
    refused: [...refused],
    absences: planned.map(({ title, startsOn, endsOn, plan }) => ({
      ...{ title, startsOn, endsOn, what: plan.kind },
      reason: plan.kind === 'refused' ? plan.reason : null,
    })),
  };
}

/**
 * Records the absences of a calendar file: those that are new, and other days of those that came from
 * the same event before. Sent again, the same file changes nothing.
 *
 * @throws AppError as `previewCalendar` and `recordAbsence`; then nothing of the file is recorded
 */
export async function recordCalendar(
  actor: Actor,
  input: RecordCalendarInput,
): Promise<TakenCalendarDto> {
  const { attorneyId, calendar, kind } = parseInput(recordCalendarSchema, input);
  const { absences } = await read(calendar, await requireAway(actor, attorneyId));
  return withWholeFirm(
    actor.firmId,
    async (tx) => {
      const away = await requireAway(actor, attorneyId);
      const planned = await planAbsences(tx, away, absences);
      const { affectedCaseIds, ...taken } = await takeAbsences(tx, actor, away, planned, kind);
      return { ...taken, affectedCases: affectedCaseIds.length };
    },
    { lock: true, timeoutMs: RECORDING_TIMEOUT_MS },
  );
}

async function requireAway(actor: Actor, attorneyId: string): Promise<Away> {
  requireAbsencesOf(actor, attorneyId);
  const { firmId } = actor;
  const attorney = await withWholeFirm(firmId, (tx) =>
    tx.attorney.findFirst({ where: { firmId, id: attorneyId }, select: { timeZone: true } }),
  );
  if (!attorney) throw notFound('attorney', attorneyId);
  return { firmId, attorneyId, timeZone: attorney.timeZone, at: now() };
}

async function read(calendar: string, { firmId, timeZone, at }: Away): Promise<FoundAbsences> {
  await files.requireAttempt(
    firmId,
    `Your firm has sent ${MOST_FILES_PER_HOUR} calendar files within an hour`,
  );
  try {
    return await findOffThread(firmId, calendar, { timeZone, today: dateIn(at, timeZone) });
  } catch (error) {
    throw error instanceof CalendarError ? invalidField('calendar', error.message) : error;
  }
}
