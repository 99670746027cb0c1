import 'server-only';
import { withAssignmentUnit, type AssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { withWholeFirm } from '@/lib/db/with-firm';
import { notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { textToDateColumn } from '@/lib/time';
import { parseInput } from '@/lib/validation/parse-input';
import { requireAbsencesOf } from './absence-permission';
import { absenceDto, getAbsenceRow } from './absence-row';
import { absenceWindow } from './absence-window';
import type { AbsenceDto, RecordedAbsenceDto } from './dto';
import { listAffectedCases } from './list-affected-cases';
import { requireCover } from './require-cover';
import { recordAbsenceSchema, type RecordAbsenceInput } from './schema';

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
      const recorded = await withAssignmentUnit(actor, (unit) => write(unit, absence));
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
  unit: AssignmentUnit,
  absence: ReturnType<typeof recordAbsenceSchema.parse>,
): Promise<AbsenceDto> {
  const { tx, firmId, at, actor } = unit;
  const { attorneyId, startsOn, endsOn, kind } = absence;
  const attorney = await tx.attorney.findFirst({ where: { firmId, id: attorneyId } });
  if (!attorney) throw notFound('attorney', attorneyId);
  const window = absenceWindow({ startsOn, endsOn }, attorney.timeZone, at);
  const coverAttorneyId = absence.coverAttorneyId ?? null;
  if (coverAttorneyId) requireCover(unit, coverAttorneyId, attorneyId);
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
  unit.record('absence-recorded', { attorneyId, facts });
  unit.drainAfterCommit();
  return absenceDto(actor, await getAbsenceRow(tx, firmId, id));
}
