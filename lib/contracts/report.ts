import { z } from 'zod';
import { isInOrder, monthField, OUT_OF_ORDER, periodFields } from '@/lib/shared/period';
import { BOUNCE_REASONS } from './bouncing';
import { answer } from './registry';
import { MAX_HISTORY_MONTHS } from './report-codes';
import { count, date, id, instant, ref } from './values';

/** The month of the assignment report, in the firm's time zone. */
export const assignmentReportSchema = z.strictObject({ month: monthField });
export type AssignmentReportInput = z.input<typeof assignmentReportSchema>;

/** The period of the reassignment report, both days inclusive; the last 90 days by default. */
export const reassignmentReportSchema = z
  .strictObject(periodFields)
  .refine(isInOrder, OUT_OF_ORDER);
export type ReassignmentReportInput = z.input<typeof reassignmentReportSchema>;

/** The months of an attorney's history, both inclusive; the last twelve by default. */
export const attorneyHistorySchema = z
  .strictObject({ from: monthField.optional(), to: monthField.optional() })
  .refine(isInOrder, OUT_OF_ORDER)
  .refine(({ from, to }) => !from || !to || monthsApart(from, to) < MAX_HISTORY_MONTHS, {
    path: ['from'],
    error: `A period may have at most ${MAX_HISTORY_MONTHS} months; choose a later from.`,
  });
export type AttorneyHistoryInput = z.input<typeof attorneyHistorySchema>;

function monthsApart(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return count(to) - count(from);
}

/** The workload of one attorney or a firm. Utilization = load points ÷ (capacity × 100); 1 = full. */
const workloadLoad = z.object({
  activeCases: count,
  openCases: count,
  /** In cases. */
  capacity: count,
  loadPoints: count,
  utilization: z.number().min(0),
});
export type WorkloadLoad = z.infer<typeof workloadLoad>;

/** One attorney's workload. */
const attorneyLoad = z.object({
  attorney: ref,
  ...workloadLoad.shape,
  /** Active attorney who is not away at this moment; only these count in the evenness. */
  isPresent: z.boolean(),
  isActive: z.boolean(),
});
export type AttorneyLoad = z.infer<typeof attorneyLoad>;

/** Jain's index of utilization among present attorneys: 1 = all equal, 1/n = one carries all. */
const evenness = z.number().min(0).max(1);

/** Who carries what at this moment. */
export const workloadDistributionResponse = answer(
  'WorkloadDistributionReport',
  z.object({
    at: instant,
    /** In roster order; attorneys who left are listed as long as they hold open cases. */
    attorneys: z.array(attorneyLoad),
    firm: z.object({
      ...workloadLoad.shape,
      attorneys: count,
      presentAttorneys: count,
      /** Cases that no one holds. */
      waitingCases: count,
      /** The same number as the report's own `evenness`. */
      evenness,
    }),
    evenness,
  }),
);
export type WorkloadDistributionDto = z.infer<typeof workloadDistributionResponse>;

const assignmentCounts = z.object({
  /** New cases given by the rules. */
  newByRules: count,
  /** New cases given by a person's choice. */
  newByHand: count,
  /** Cases taken over from, and given over to, a colleague. */
  handedIn: count,
  handedOut: count,
  /** Mean complexity of the new cases, to two decimals; null without any. */
  meanComplexity: z.number().nullable(),
});
export type AssignmentCounts = z.infer<typeof assignmentCounts>;

const assignmentRow = z.object({ attorney: ref, ...assignmentCounts.shape });
export type AssignmentReportRow = z.infer<typeof assignmentRow>;

/** What was assigned in one month of the firm's calendar; every total is the sum of its column. */
export const assignmentReportResponse = answer(
  'AssignmentReport',
  z.object({
    month: z.string().regex(/^\d{4}-\d{2}$/),
    timeZone: z.string(),
    /** The instants between which the month lies: from inclusive, to exclusive. */
    from: instant,
    to: instant,
    rows: z.array(assignmentRow),
    totals: assignmentCounts,
  }),
);
export type AssignmentReportDto = z.infer<typeof assignmentReportResponse>;

const reassignmentRate = z.object({
  /** Cases held at some time in the period. */
  casesHeld: count,
  /** Of those, cases given away by handoff in the period. */
  casesHandedOut: count,
  /** casesHandedOut ÷ casesHeld; null when none was held. */
  rate: z.number().min(0).max(1).nullable(),
});
export type ReassignmentRate = z.infer<typeof reassignmentRate>;

const attorneyReassignments = z.object({
  attorney: ref,
  ...reassignmentRate.shape,
  handedIn: count,
  handedOut: count,
});
export type AttorneyReassignments = z.infer<typeof attorneyReassignments>;

/** An attorney who gives away more than the firm's own rate explains. */
const reassignmentFlag = z.object({
  attorney: ref,
  ...reassignmentRate.shape,
  /** Chance of at least so many handoffs at the firm's rate: exact binomial, one-sided. */
  pValue: z.number().min(0),
  /** The same in words, with the numbers. */
  text: z.string(),
});
export type ReassignmentFlag = z.infer<typeof reassignmentFlag>;

const bouncingCase = z.object({
  id,
  number: z.int().min(1),
  client: ref,
  handoffs: count,
  /** Holders in order, from the first one on. */
  holders: z.array(ref),
  reasons: z.array(z.enum(BOUNCE_REASONS)),
});
export type BouncingCase = z.infer<typeof bouncingCase>;

const meanDaysHeld = z.number().min(0);

/** How often cases change hands, between whom and why. */
export const reassignmentReportResponse = answer(
  'ReassignmentReport',
  z.object({
    from: date,
    to: date,
    timeZone: z.string(),
    /** Handoffs carried out in the period. */
    handoffs: count,
    /**
     * The firm's rate: over all pairs of an attorney and a case held in the period, the share in
     * which the attorney gave the case away in the period.
     */
    ...reassignmentRate.shape,
    /** Mean days that the former holder had held the case; null without handoffs. */
    meanDaysHeld: meanDaysHeld.nullable(),
    attorneys: z.array(attorneyReassignments),
    matrix: z.array(z.object({ from: ref, to: ref, handoffs: count, meanDaysHeld })),
    reasons: z.array(
      z.object({ reason: z.string(), handoffs: count, share: z.number().min(0), meanDaysHeld }),
    ),
    /** The bouncing cases with the most handoffs, fifty of them at most. */
    bouncing: z.array(bouncingCase),
    /** How many there are in all. */
    bouncingCases: count,
    flags: z.array(reassignmentFlag),
    /** Attorneys with enough cases to be tested; at p < 0.05 one in twenty is flagged by chance. */
    attorneysTested: count,
  }),
);
export type ReassignmentReportDto = z.infer<typeof reassignmentReportResponse>;
