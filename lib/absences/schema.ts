import { z } from 'zod';
import { pageFields } from '@/lib/paging';
import {
  choiceField,
  dateField,
  flagField,
  idField,
  optionalTextField,
} from '@/lib/validation/fields';

export const ABSENCE_KINDS = [
  'vacation',
  'sick',
  'parental',
  'court',
  'training',
  'other',
] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

/** Both days inclusive, in the attorney's time zone. */
const windowFields = {
  startsOn: dateField('First day'),
  endsOn: dateField('Last day'),
};

const absenceFields = {
  ...windowFields,
  kind: choiceField('Kind', ABSENCE_KINDS),
  note: optionalTextField('Note', 2000),
  coverAttorneyId: idField('Cover').nullish(),
};

/** The body of a request that already names the attorney. */
export const absenceBodySchema = z.strictObject(absenceFields);

/** An absence to record. Limits that need the calendar are checked when it is recorded. */
export const recordAbsenceSchema = z.strictObject({
  attorneyId: idField('Attorney'),
  ...absenceFields,
});
export type RecordAbsenceInput = z.input<typeof recordAbsenceSchema>;

/** An absence to take back; with `attorneyId` it must be this attorney's. */
export const cancelAbsenceSchema = z.strictObject({
  absenceId: idField('Absence'),
  attorneyId: idField('Attorney').optional(),
});

/** Absences of one attorney or the whole firm, latest first; `from` and `to` are inclusive days. */
export const listAbsencesSchema = z.strictObject({
  ...pageFields,
  attorneyId: idField('Attorney').optional(),
  from: dateField('from').optional(),
  to: dateField('to').optional(),
  includeCancelled: flagField('includeCancelled').default(false),
});
export type ListAbsencesInput = z.input<typeof listAbsencesSchema>;

/** The window whose cases with deadlines are asked for, before or after recording it. */
export const affectedCasesSchema = z.strictObject({
  attorneyId: idField('Attorney'),
  ...windowFields,
});
export type AffectedCasesInput = z.input<typeof affectedCasesSchema>;
