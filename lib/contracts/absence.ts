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
import { ABSENCE_KINDS, ABSENCE_STATUSES } from './absence-codes';
import { answer } from './registry';
import { date, id, instant, pageOf, ref, version } from './values';

/** An act of a moment ago to undo. */
export const undoAbsenceActSchema = z.strictObject({ undoId: idField('The act to undo') });
export type UndoAbsenceActInput = z.input<typeof undoAbsenceActSchema>;

/** First and last day, both inclusive, in the attorney's time zone. */
export const windowFields = {
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
 * A change to an absence: what is left out stays. With `version` it is refused when someone else
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

/** A month of the absence calendar, in each attorney's own days. */
export const absenceMonthSchema = z.strictObject({ month: monthField.optional() });
export type AbsenceMonthInput = z.input<typeof absenceMonthSchema>;

/** The window whose cases with deadlines are asked for, before or after recording it. */
export const affectedCasesSchema = z.strictObject({
  attorneyId: idField('Attorney'),
  ...windowFields,
  /** Proposed first wherever eligible. */
  coverAttorneyId: idField('Cover').nullish(),
});
export type AffectedCasesInput = z.input<typeof affectedCasesSchema>;

/** An out-of-office window as pages and API show it. */
export const absenceResponse = answer(
  'Absence',
  z.object({
    id,
    attorneyId: id,
    attorney: ref,
    /** Both days inclusive, in the attorney's time zone. */
    startsOn: date,
    endsOn: date,
    /** The instants that decisions compare: away from the first, back at the second. */
    startsAt: instant,
    endsAt: instant,
    kind: z.enum(ABSENCE_KINDS),
    /** Null also for readers who may not see other people's notes. */
    note: z.string().nullable(),
    coverAttorneyId: id.nullable(),
    cover: ref.nullable(),
    status: z.enum(ABSENCE_STATUSES),
    createdAt: instant,
    cancelledAt: instant.nullable(),
    version,
  }),
);
export type AbsenceDto = z.infer<typeof absenceResponse>;

export const absencePage = pageOf('AbsencePage', absenceResponse);

/** An active case whose deadline lies inside an absence, with who could stand in. */
const affectedCase = z.object({
  caseId: id,
  number: z.int(),
  clientName: z.string(),
  visaType: z.string(),
  complexity: z.int(),
  deadline: date,
  /**
   * Who should stand in: the cover that the absence names, if eligible, else the rules' first
   * choice, counting the covers proposed before it; null when no one is eligible.
   */
  proposedCover: ref.nullable(),
  /** Everyone eligible throughout the absence, best first. */
  eligibleCovers: z.array(ref),
  /** The cover that is planned for this absence already. */
  plannedCover: ref.nullable(),
});
export type AffectedCaseDto = z.infer<typeof affectedCase>;

/** The answer to recording an absence: the absence and what it puts at risk. */
export const recordedAbsenceResponse = answer(
  'RecordedAbsence',
  z.object({ ...absenceResponse.shape, affectedCases: z.array(affectedCase) }),
);
export type RecordedAbsenceDto = z.infer<typeof recordedAbsenceResponse>;
