import { z } from 'zod';
import { isInOrder, monthField, OUT_OF_ORDER, periodFields } from '@/lib/period';

/** The month of the assignment report, in the firm's time zone. */
export const assignmentReportSchema = z.strictObject({ month: monthField });
export type AssignmentReportInput = z.input<typeof assignmentReportSchema>;

/** The period of the reassignment report, both days inclusive; the last 90 days by default. */
export const reassignmentReportSchema = z
  .strictObject(periodFields)
  .refine(isInOrder, OUT_OF_ORDER);
export type ReassignmentReportInput = z.input<typeof reassignmentReportSchema>;
