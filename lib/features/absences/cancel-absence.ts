import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError, notFound } from '@/lib/shared/errors';
import { dateColumnToText, dateIn, formatDay, textToDateColumn } from '@/lib/shared/time';
import { requireAbsencesOf } from './absence-permission';
import { absenceDto, getAbsenceRow, type AbsenceRow } from './absence-row';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { resolveCoversOf } from './resolve-covers';

/**
 * Takes an absence back. One that has not begun is cancelled; one that has begun ends now, so that
 * the days already away stay on record; one that is over stays as it is. Covered cases return at
 * once, and covers that have not begun are given up.
 *
 * With `attorneyId` the absence must be this attorney's.
 *
 * @throws AppError `not-found` (also when cancelled before), `forbidden`, or `conflict` when over.
 */
export async function cancelAbsence(
  actor: Actor,
  { absenceId, attorneyId }: { absenceId: string; attorneyId?: string | undefined },
): Promise<AbsenceDto> {
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      await withAssignmentTransaction(actor, (transaction) =>
        takeBack(transaction, absenceId, attorneyId),
      );
      await resolveCoversOf(actor, absenceId);
      return absenceDto(actor, await getAbsenceRow(tx, firmId, absenceId));
    },
    { lock: true },
  );
}

async function takeBack(
  transaction: AssignmentTransaction,
  absenceId: string,
  attorneyId: string | undefined,
): Promise<void> {
  const row = await getAbsenceRow(transaction.tx, transaction.firmId, absenceId);
  if (row.cancelledAt || (attorneyId !== undefined && row.attorneyId !== attorneyId)) {
    throw notFound('absence', absenceId);
  }
  requireAbsencesOf(transaction.actor, row.attorneyId);
  if (row.endsAt <= transaction.at) throw alreadyOver(row);
  if (transaction.at < row.startsAt) await cancel(transaction, row);
  else await endNow(transaction, row);
  transaction.drainAfterCommit();
}

async function cancel(transaction: AssignmentTransaction, row: AbsenceRow): Promise<void> {
  const { tx, firmId, at } = transaction;
  await tx.absence.updateMany({
    where: { firmId, id: row.id },
    data: { cancelledAt: at, version: { increment: 1 } },
  });
  const facts = { absenceId: row.id };
  transaction.record('absence-cancelled', { attorneyId: row.attorneyId, facts });
}

async function endNow(transaction: AssignmentTransaction, row: AbsenceRow): Promise<void> {
  const { tx, firmId, at } = transaction;
  const today = textToDateColumn(dateIn(at, row.attorney.timeZone));
  // The attorney may have moved to another time zone since the absence began.
  const endsOn = today < row.startsOn ? row.startsOn : today;
  await tx.absence.updateMany({
    where: { firmId, id: row.id },
    data: { endsOn, endsAt: at, version: { increment: 1 } },
  });
  const facts = {
    absenceId: row.id,
    from: dateColumnToText(row.endsOn),
    to: dateColumnToText(endsOn),
  };
  transaction.record('absence-shortened', { attorneyId: row.attorneyId, facts });
}

function alreadyOver(row: AbsenceRow): AppError {
  const lastDay = formatDay(dateColumnToText(row.endsOn));
  return new AppError(
    'conflict',
    `This absence ended on ${lastDay} and is part of the record; there is nothing left to cancel.`,
  );
}
