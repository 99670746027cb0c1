import { z } from 'zod';
import { LEVELS, SENIORITIES, VISA_TYPES } from '@/lib/assignment/core';
import { pageFields } from '@/lib/shared/paging';
import {
  choiceField,
  dateField,
  emailField,
  flagField,
  idField,
  integerField,
  levelField,
  recordField,
  textField,
  timeZoneField,
  versionField,
} from '@/lib/shared/validation/fields';
import { DEFAULT_CAPACITY, MAX_CAPACITY, MIN_CAPACITY } from './attorney-codes';
import { answer } from './registry';
import { count, date, id, instant, pageOf, version } from './values';

/** Visa type → level. Codes that are left out keep the level they have. */
export const expertiseSchema = recordField(
  'Expertise',
  'visa type',
  VISA_TYPES,
  levelField('Expertise level'),
);

const attorneyFields = {
  name: textField('Name', 200),
  email: emailField('E-mail'),
  seniority: choiceField('Seniority', SENIORITIES),
  capacity: integerField('Capacity', MIN_CAPACITY, MAX_CAPACITY),
  timeZone: timeZoneField('Time zone'),
  maxComplexity: integerField('Highest complexity', 1, 10).nullable(),
  intakePerWeek: integerField('New cases per week', 0, 1000).nullable(),
  active: flagField('Active'),
  pausesOn: dateField('First day of the pause').nullable(),
  position: integerField('Position', 0, 1_000_000),
  memberId: idField('Member').nullable(),
  expertise: expertiseSchema,
};

/** A new attorney. The time zone defaults to the firm's, the position to the end of the roster. */
export const createAttorneySchema = z.strictObject({
  name: attorneyFields.name,
  email: attorneyFields.email,
  seniority: attorneyFields.seniority.default('associate'),
  capacity: attorneyFields.capacity.default(DEFAULT_CAPACITY),
  timeZone: attorneyFields.timeZone.optional(),
  maxComplexity: attorneyFields.maxComplexity.default(null),
  intakePerWeek: attorneyFields.intakePerWeek.default(null),
  active: attorneyFields.active.default(true),
  position: attorneyFields.position.optional(),
  memberId: attorneyFields.memberId.default(null),
  expertise: attorneyFields.expertise.default({}),
});
export type CreateAttorneyInput = z.input<typeof createAttorneySchema>;

/**
 * A change to an attorney: what is left out stays. `null` lifts a limit or a link, level 0 removes
 * an expertise. `pausesOn` is the day, where the attorney is, from which they get no new cases;
 * null takes it back, and so does a change of `active`. With `version` the change is refused when
 * someone else was faster.
 */
export const changeAttorneySchema = z.strictObject({
  ...z.strictObject(attorneyFields).partial().shape,
  version: versionField().optional(),
});
export type ChangeAttorneyInput = z.input<typeof changeAttorneySchema>;
export type AttorneyChange = z.output<typeof changeAttorneySchema>;

/** The same as a form sends it, with the attorney it is about. */
export const changeAttorneyFormSchema = changeAttorneySchema.extend({
  attorneyId: idField('Attorney'),
});

/** From which day on an attorney gets no new cases; the version that was on the screen is needed. */
export const pauseAttorneySchema = z.strictObject({
  attorneyId: idField('Attorney'),
  version: versionField(),
  pausesOn: dateField('First day of the pause'),
});

/** A change of one attorney made where it is shown; the version that was on the screen is needed. */
export const editInPlaceSchema = z
  .strictObject({
    attorneyId: idField('Attorney'),
    version: versionField(),
    seniority: attorneyFields.seniority.optional(),
    capacity: attorneyFields.capacity.optional(),
    expertise: attorneyFields.expertise.optional(),
  })
  .refine(
    ({ seniority, capacity, expertise }) =>
      seniority !== undefined || capacity !== undefined || expertise !== undefined,
    { error: 'Name what is to change: seniority, capacity or expertise.' },
  );
export type EditInPlaceInput = z.input<typeof editInPlaceSchema>;

/** The roster, page by page, in roster order. */
export const listAttorneysSchema = z.strictObject({
  ...pageFields,
  active: flagField('active').optional(),
});
export type ListAttorneysInput = z.input<typeof listAttorneysSchema>;

/** An attorney as pages and API show them. */
export const attorneyResponse = answer(
  'Attorney',
  z.object({
    id,
    name: z.string(),
    email: z.string(),
    seniority: z.enum(SENIORITIES),
    /** The most active cases they may hold. */
    capacity: z.int().min(1),
    timeZone: z.string(),
    /** Highest complexity they take, or null for no limit of their own. */
    maxComplexity: z.int().min(1).max(10).nullable(),
    /** Most new cases in seven days, or null for no limit. */
    intakePerWeek: z.int().nullable(),
    /** False: keeps what they hold, gets no new cases. */
    active: z.boolean(),
    /** The day from which they get no new cases, where that is ahead and they still get some. */
    pausesOn: date.nullable(),
    position: z.int(),
    memberId: id.nullable(),
    /** Levels above 0 only. */
    expertise: z.partialRecord(z.enum(VISA_TYPES), z.literal(LEVELS)),
    activeCases: count,
    openCases: count,
    /** 100 = one ordinary case in full work. */
    loadPoints: count,
    /** Load points ÷ (capacity × 100); 1 = full. */
    utilization: z.number().min(0),
    lastAssignedAt: instant.nullable(),
    version,
  }),
);
export type AttorneyDto = z.infer<typeof attorneyResponse>;

export const attorneyPage = pageOf('AttorneyPage', attorneyResponse);
