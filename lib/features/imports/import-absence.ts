import 'server-only';
import { absenceWindow, recordAbsence } from '@/lib/features/absences';
import type { RecordAbsenceInput } from '@/lib/contracts/absence';
import type { Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { textToDateColumn } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { findAttorney, readRoster, type NamedAttorney } from './attorney-name';
import type { RowOutcome } from './report';
import { importAbsenceSchema, type ImportAbsence } from './schema';

/** Records an absence as its form does. The same days of the same attorney are not recorded twice. */
export async function importAbsence(actor: Actor, body: unknown): Promise<RowOutcome> {
  const input = parseInput(importAbsenceSchema, body);
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const roster = await readRoster(tx, firmId);
      const { absence, attorney } = readAbsence(input, roster, now());
      const { attorneyId, kind } = absence;
      const startsOn = textToDateColumn(absence.startsOn);
      const endsOn = textToDateColumn(absence.endsOn);
      const known = await tx.absence.findFirst({
        where: { firmId, attorneyId, kind, startsOn, endsOn, cancelledAt: null },
        select: { id: true },
      });
      const days = `${attorney.name}, ${absence.startsOn} to ${absence.endsOn}`;
      if (known) return { status: 'known', detail: `${days}: recorded already` };
      const { id } = await recordAbsence(actor, absence);
      return { status: 'imported', detail: days, made: { absenceId: id } };
    },
    { lock: true },
  );
}

/**
 * The absence that a row means.
 * @throws AppError `validation-failed` for attorneys whom no one knows, or days that cannot be
 */
export function readAbsence(
  { attorney: named, coverAttorney, ...facts }: ImportAbsence,
  roster: readonly NamedAttorney[],
  at: Date,
): { absence: RecordAbsenceInput; attorney: NamedAttorney } {
  const attorney = findAttorney(roster, named);
  absenceWindow(facts, attorney.timeZone, at);
  const cover = coverAttorney ? findAttorney(roster, coverAttorney, 'coverAttorney') : null;
  return {
    absence: { ...facts, attorneyId: attorney.id, coverAttorneyId: cover?.id ?? null },
    attorney,
  };
}
