import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { textToDateColumn } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { requireAbsencesOf } from './absence-permission';
import { absenceDto, getAbsenceRow } from './absence-row';
import { absenceWindow } from './absence-window';
import {
  type AbsenceDto,
  type RecordedAbsenceDto,
  recordAbsenceSchema,
  type RecordAbsenceInput,
} from '@/lib/contracts/absence';
import { listAffectedCases } from './list-affected-cases';
import { requireCover } from './require-cover';

/**
 * Records that an attorney is away. Overlapping absences are fine: away is away. The answer lists
 * the active cases whose deadlines fall into it, each with the colleague the rules would choose.
 *
 * @throws AppError `forbidden`, `not-found` (attorney), or `validation-failed`.
 */
export async function recordAbsence(
  actor: Actor,
  input: RecordAbsenceInput,
): Promise<RecordedAbsenceDto> {
  const absence = parseInput(recordAbsenceSchema, input);
  const { attorneyId, startsOn, endsOn } = absence;
  requireAbsencesOf(actor, attorneyId);
  return withWholeFirm(
    actor.firmId,
    async () => {
      const recorded = await withAssignmentTransaction(actor, (transaction) =>
        write(transaction, absence),
      );
      const { coverAttorneyId, id } = recorded;
      const affectedCases = await listAffectedCases(
        actor,
        { attorneyId, startsOn, endsOn, coverAttorneyId },
        id,
      );
      return { ...recorded, affectedCases };
    },
    { lock: true },
  );
}

async function write(
  transaction: AssignmentTransaction,
  absence: ReturnType<typeof recordAbsenceSchema.parse>,
): Promise<AbsenceDto> {
  const { tx, firmId, at, actor } = transaction;
  const { attorneyId, startsOn, endsOn, kind } = absence;
  const attorney = await tx.attorney.findFirst({ where: { firmId, id: attorneyId } });
  if (!attorney) throw notFound('attorney', attorneyId);
  const window = absenceWindow({ startsOn, endsOn }, attorney.timeZone, at);
  const coverAttorneyId = absence.coverAttorneyId ?? null;
  if (coverAttorneyId) requireCover(transaction, coverAttorneyId, attorneyId);
  const id = newId();
  await tx.absence.create({
    data: {
      firmId,
      id,
      attorneyId,
      startsOn: textToDateColumn(startsOn),
      endsOn: textToDateColumn(endsOn),
      ...window,
      kind,
      note: absence.note || null,
      coverAttorneyId,
      createdAt: at,
    },
  });
  const facts = { absenceId: id, startsOn, endsOn, kind, coverAttorneyId };
  transaction.record('absence-recorded', { attorneyId, facts });
  transaction.drainAfterCommit();
  return absenceDto(actor, await getAbsenceRow(tx, firmId, id));
}
