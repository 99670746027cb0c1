import { z } from 'zod';
import { isInOrder, monthField, OUT_OF_ORDER, periodFields } from '@/lib/shared/period';

/** The month of the assignment report, in the firm's time zone. */
export const assignmentReportSchema = z.strictObject({ month: monthField });
export type AssignmentReportInput = z.input<typeof assignmentReportSchema>;

/** The period of the reassignment report, both days inclusive; the last 90 days by default. */
export const reassignmentReportSchema = z
  .strictObject(periodFields)
  .refine(isInOrder, OUT_OF_ORDER);
export type ReassignmentReportInput = z.input<typeof reassignmentReportSchema>;

/** Longest period of an attorney's history, in months. */
export const MAX_HISTORY_MONTHS = 36;

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
