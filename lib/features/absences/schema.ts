import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';
import { monthField } from '@/lib/shared/period';
import {
  choiceField,
  dateField,
  flagField,
  idField,
  optionalTextField,
  versionField,
} from '@/lib/shared/validation/fields';

export const ABSENCE_KINDS = [
  'vacation',
  'sick',
  'parental',
  'court',
  'training',
  'other',
] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

export const COVER_STATUSES = ['planned', 'active', 'returned', 'kept', 'ended'] as const;
export type CoverStatus = (typeof COVER_STATUSES)[number];

export const COVER_END_REASONS = [
  'withdrawn',
  'absence-cancelled',
  'absence-over',
  'deadline-outside',
  'case-closed',
  'case-moved',
  'taken-over',
  'kept-by-choice',
  'holder-cannot',
  'departure',
] as const;
export type CoverEndReason = (typeof COVER_END_REASONS)[number];

/** What can be done to an absence or its covers and be undone. */
export const ABSENCE_ACTS = [
  'recorded',
  'changed',
  'cancelled',
  'covers-planned',
  'cover-kept',
] as const;
export type AbsenceActKind = (typeof ABSENCE_ACTS)[number];

/** An act of a moment ago to undo. */
export const undoAbsenceActSchema = z.strictObject({ undoId: idField('The act to undo') });
export type UndoAbsenceActInput = z.input<typeof undoAbsenceActSchema>;

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

const changeFields = {
  ...z.strictObject(absenceFields).partial().shape,
  version: versionField().optional(),
};

/**
 * A change to an absence: what is left out stays. With `version` it is refused when somebody else
 * was faster.
 */
export const absenceChangeSchema = z.strictObject(changeFields);

/** The same with the absence it is about; with `attorneyId` it must be this attorney's. */
export const changeAbsenceSchema = z.strictObject({
  absenceId: idField('Absence'),
  attorneyId: idField('Attorney').optional(),
  ...changeFields,
});
export type ChangeAbsenceInput = z.input<typeof changeAbsenceSchema>;

/** Other days for an absence, to be looked at before they are saved. */
export const previewAbsenceChangeSchema = z.strictObject({
  absenceId: idField('Absence'),
  ...windowFields,
});
export type PreviewAbsenceChangeInput = z.input<typeof previewAbsenceChangeSchema>;

const MAX_COVERS = 200;

const coversField = z
  .array(
    z.strictObject({
      caseId: idField('Case'),
      /** Null leaves the case with its holder, and takes a cover back that has not begun. */
      attorneyId: idField('Cover').nullable(),
    }),
    { error: 'covers must be a list of {"caseId", "attorneyId"}.' },
  )
  .min(1, { error: 'covers must name at least one case.' })
  .max(MAX_COVERS, { error: `covers may name at most ${MAX_COVERS} cases at a time.` });

/** Who stands in for which case during an absence. */
export const coversBodySchema = z.strictObject({ covers: coversField });

export const planCoversSchema = z.strictObject({
  absenceId: idField('Absence'),
  attorneyId: idField('Attorney').optional(),
  covers: coversField,
});
export type PlanCoversInput = z.input<typeof planCoversSchema>;

export const permanentCoverSchema = z.strictObject({ coverId: idField('Cover') });

/** The absence whose covers are asked for. */
export const absenceCoversSchema = z.strictObject({
  absenceId: idField('Absence'),
  attorneyId: idField('Attorney').optional(),
});

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
  /** Proposed first wherever eligible. */
  coverAttorneyId: idField('Cover').nullish(),
});
export type AffectedCasesInput = z.input<typeof affectedCasesSchema>;

/** A month of the absence calendar, in each attorney's own days. */
export const absenceMonthSchema = z.strictObject({ month: monthField.optional() });
export type AbsenceMonthInput = z.input<typeof absenceMonthSchema>;
