import { z } from 'zod';
import {
  EXCLUSION_CODES,
  SENIORITIES,
  STAGES,
  VISA_TYPES,
  type ExclusionCode,
} from '@/lib/assignment/core';
import { pageFields } from '@/lib/shared/paging';
import { isInOrder, OUT_OF_ORDER, periodFields } from '@/lib/shared/period';
import { END_REASONS, START_REASONS } from './case-codes';
import { answer } from './registry';
import { count, date, id, instant, pageOf, ref } from './values';

/** Which exclusions keep every further case from an attorney, whatever the case. */
const BLOCKS_ALL = {
  'conflict-check': false,
  inactive: true,
  'ethical-wall': false,
  'previous-holder': false,
  absent: true,
  'no-expertise': false,
  'above-threshold': false,
  'at-capacity': true,
  'intake-rate': true,
} as const satisfies Record<ExclusionCode, boolean>;

/** Why an attorney takes no more cases for now. */
export type WorkloadBlock = {
  [C in ExclusionCode]: (typeof BLOCKS_ALL)[C] extends true ? C : never;
}[ExclusionCode];
export const WORKLOAD_BLOCKS = EXCLUSION_CODES.filter(
  (code): code is WorkloadBlock => BLOCKS_ALL[code],
);

/** A present or coming absence; dates inclusive, in the attorney's time zone. */
const workloadAbsence = z.object({
  id,
  startsOn: date,
  endsOn: date,
  kind: z.string(),
  note: z.string().nullable(),
  cover: ref.nullable(),
  isNow: z.boolean(),
});
export type WorkloadAbsence = z.infer<typeof workloadAbsence>;

/** What an attorney carries at this moment, and whether the rules would give them more. */
export const workloadResponse = answer(
  'Workload',
  z.object({
    attorney: z.object({
      id,
      name: z.string(),
      seniority: z.enum(SENIORITIES),
      active: z.boolean(),
      timeZone: z.string(),
    }),
    /** Open cases in stages that count toward capacity. */
    activeCases: count,
    openCases: count,
    /** In cases. */
    capacity: z.int().min(1),
    /** 100 = one ordinary case in full work. */
    loadPoints: count,
    /** Load points ÷ (capacity × 100); 1 = full, more is possible. */
    utilization: z.number().min(0),
    /** Whether an ordinary case (complexity 5) could go to this attorney now, expertise aside. */
    canTakeMore: z.boolean(),
    /** Every reason against; empty when `canTakeMore`. */
    why: z.array(z.enum(WORKLOAD_BLOCKS)),
    /** New cases of the last 7 days, and the attorney's own limit if there is one. */
    newCasesLast7Days: count,
    intakePerWeek: z.int().nullable(),
    /** Open cases per stage and per visa type; those without any are left out. */
    byStage: z.partialRecord(z.enum(STAGES), count),
    byVisaType: z.partialRecord(z.enum(VISA_TYPES), count),
    /** Not yet over, earliest first. */
    absences: z.array(workloadAbsence),
    lastAssignedAt: instant.nullable(),
  }),
);
export type WorkloadDto = z.infer<typeof workloadResponse>;

/** Which part of an attorney's history; without bounds all of it, newest first. */
export const listAttorneyAssignmentsSchema = z
  .strictObject({ ...periodFields, ...pageFields })
  .refine(isInOrder, OUT_OF_ORDER);
export type ListAttorneyAssignmentsInput = z.input<typeof listAttorneyAssignmentsSchema>;

/** One interval in which the attorney held a case. */
const attorneyAssignment = answer(
  'AttorneyAssignment',
  z.object({
    id,
    case: z.object({
      id,
      number: z.int().min(1),
      client: ref,
      visaType: z.enum(VISA_TYPES),
      complexity: z.int().min(1).max(10),
      stage: z.enum(STAGES),
    }),
    startedAt: instant,
    /** Null while still held. */
    endedAt: instant.nullable(),
    /** Elapsed days from start to end (or now), to two decimals; not cut at the period's bounds. */
    daysHeld: z.number().min(0),
    startReason: z.enum(START_REASONS),
    endReason: z.enum(END_REASONS).nullable(),
    /** Whether the case was new to the firm then, rather than taken over. */
    isNewIntake: z.boolean(),
  }),
);
export type AttorneyAssignmentDto = z.infer<typeof attorneyAssignment>;

export const attorneyAssignmentPage = pageOf('AttorneyAssignmentPage', attorneyAssignment);
