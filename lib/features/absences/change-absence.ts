import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError, invalidField, notFound, staleVersion } from '@/lib/shared/errors';
import { dateColumnToText, dateIn, formatDay, textToDateColumn } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { requireAbsencesOf } from './absence-permission';
import { absenceDto, getAbsenceRow, type AbsenceRow } from './absence-row';
import { absenceWindow } from './absence-window';
import { endedCover } from './cover-row';
import {
  type RecordedAbsenceDto,
  changeAbsenceSchema,
  type ChangeAbsenceInput,
} from '@/lib/contracts/absence';
import { listAffectedCases } from './list-affected-cases';
import { requireCover } from './require-cover';
import { resolveCoversOf } from './resolve-covers';

type Change = Omit<ReturnType<typeof changeAbsenceSchema.parse>, 'absenceId' | 'attorneyId'>;

/**
 * Changes an absence that is not over: longer, shorter, earlier, later, another kind, note or cover.
 * What is left out stays. Covers move with it: they start or return at once where that is due now,
 * and one whose case is due outside the new days is given up unless it has begun.
 *
 * @throws AppError `not-found` (also when cancelled), `forbidden`, `validation-failed`,
 * `stale-version`, or `conflict` when the absence is over.
 */
export async function changeAbsence(
  actor: Actor,
  input: ChangeAbsenceInput,
): Promise<RecordedAbsenceDto> {
  const { absenceId, attorneyId, ...change } = parseInput(changeAbsenceSchema, input);
  return withWholeFirm(
    actor.firmId,
    async (tx) => {
      await withAssignmentTransaction(actor, async (transaction) => {
        const row = await getAbsenceRow(transaction.tx, transaction.firmId, absenceId);
        if (row.cancelledAt || (attorneyId !== undefined && row.attorneyId !== attorneyId)) {
          throw notFound('absence', absenceId);
        }
        requireAbsencesOf(actor, row.attorneyId);
        await write(transaction, row, change);
      });
      await resolveCoversOf(actor, absenceId);
      const absence = absenceDto(actor, await getAbsenceRow(tx, actor.firmId, absenceId));
      return { ...absence, affectedCases: await affectedBy(actor, absence) };
    },
    { lock: true },
  );
}

function affectedBy(actor: Actor, absence: Omit<RecordedAbsenceDto, 'affectedCases'>) {
  const { id, attorneyId, startsOn, endsOn, coverAttorneyId } = absence;
  return listAffectedCases(actor, { attorneyId, startsOn, endsOn, coverAttorneyId }, id);
}

async function write(
  transaction: AssignmentTransaction,
  row: AbsenceRow,
  change: Change,
): Promise<void> {
  const { tx, firmId } = transaction;
  const { version } = change;
  if (version !== undefined && version !== row.version) {
    throw staleVersion('absence', version, row.version, undefined, { ...columnsOf(row) });
  }
  refuseOver(row, transaction.at);
  const before = columnsOf(row);
  const after = applyChange(before, change);
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  const moved = after.startsOn !== before.startsOn || after.endsOn !== before.endsOn;
  const window = moved ? windowAfter(transaction, row, after) : {};
  if (after.coverAttorneyId && after.coverAttorneyId !== before.coverAttorneyId) {
    requireCover(transaction, after.coverAttorneyId, row.attorneyId);
  }
  await tx.absence.updateMany({
    where: { firmId, id: row.id },
    data: {
      ...after,
      startsOn: textToDateColumn(after.startsOn),
      endsOn: textToDateColumn(after.endsOn),
      ...window,
      version: { increment: 1 },
    },
  });
  if (moved) await giveUpCoversOutside(transaction, row, after);
  // Notes can be about health: the audit trail keeps that one changed, not what it says.
  const { note: noteBefore, ...from } = before;
  const { note: noteAfter, ...to } = after;
  transaction.record('absence-changed', {
    attorneyId: row.attorneyId,
    facts: { absenceId: row.id, from, to, noteChanged: noteBefore !== noteAfter },
  });
  transaction.drainAfterCommit();
}

function columnsOf(row: AbsenceRow) {
  return {
    startsOn: dateColumnToText(row.startsOn),
    endsOn: dateColumnToText(row.endsOn),
    kind: row.kind,
    note: row.note,
    coverAttorneyId: row.coverAttorneyId,
  };
}

type Columns = ReturnType<typeof columnsOf>;

function applyChange(before: Columns, change: Change): Columns {
  return {
    startsOn: change.startsOn ?? before.startsOn,
    endsOn: change.endsOn ?? before.endsOn,
    kind: change.kind ?? before.kind,
    note: change.note === undefined ? before.note : change.note || null,
    coverAttorneyId:
      change.coverAttorneyId === undefined ? before.coverAttorneyId : change.coverAttorneyId,
  };
}

/**
 * The new instants; an instant whose day stays is left where it is, as after a move of zone.
 * @throws AppError `validation-failed`
 */
export function windowAfter(
  { at }: { at: Date },
  row: AbsenceRow,
  days: { startsOn: string; endsOn: string },
): { startsAt: Date; endsAt: Date } {
  const { timeZone } = row.attorney;
  const window = absenceWindow(days, timeZone, at);
  const hasBegun = row.startsAt <= at;
  if (hasBegun && window.startsAt > at) {
    const today = dateIn(at, timeZone);
    throw invalidField(
      'startsOn',
      `This absence has begun, so its first day cannot be ${formatDay(days.startsOn)}: that is after today, ${formatDay(today)}. End it now and record another one.`,
    );
  }
  const sameStart = days.startsOn === dateColumnToText(row.startsOn);
  const startsAt = sameStart ? row.startsAt : window.startsAt;
  return { startsAt, endsAt: window.endsAt < startsAt ? startsAt : window.endsAt };
}

/** A cover that was planned because of a deadline has no purpose once that lies outside. */
async function giveUpCoversOutside(
  transaction: AssignmentTransaction,
  row: AbsenceRow,
  after: { startsOn: string; endsOn: string },
): Promise<void> {
  const planned = await transaction.tx.cover.findMany({
    where: { firmId: transaction.firmId, absenceId: row.id, status: 'planned' },
    include: { case: { select: { deadline: true } } },
  });
  const before = columnsOf(row);
  for (const { case: about, ...cover } of planned) {
    const deadline = about.deadline && dateColumnToText(about.deadline);
    if (!deadline || !isWithin(deadline, before) || isWithin(deadline, after)) continue;
    transaction.writes.covers.set(
      cover.id,
      endedCover(cover, transaction.at, 'ended', 'deadline-outside'),
    );
  }
}

function isWithin(day: string, { startsOn, endsOn }: { startsOn: string; endsOn: string }) {
  return startsOn <= day && day <= endsOn;
}

/** @throws AppError `conflict` when the absence is part of the record. */
export function refuseOver(row: AbsenceRow, at: Date): void {
  if (row.endsAt > at) return;
  throw new AppError(
    'conflict',
    `This absence ended on ${formatDay(dateColumnToText(row.endsOn))} and is part of the record. Record another one for further days.`,
  );
}
