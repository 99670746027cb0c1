import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';
import { dayField } from '@/lib/shared/period';
import { CASE_SORTS, STATUS_FILTERS } from './case-codes';
import { prioritySchema, stageSchema, visaTypeSchema } from './case-fields';

function listed(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(', ');
}

/** Filters of the case list, as they arrive from an address; unknown ones are refused. */
export const listCasesSchema = z
  .strictObject({
    status: z
      .enum(STATUS_FILTERS, {
        error: (issue) =>
          `status must be one of ${listed(STATUS_FILTERS)}; got ${JSON.stringify(issue.input)}.`,
      })
      .optional(),
    stage: stageSchema.optional(),
    attorneyId: z
      .uuid({
        error: (issue) =>
          `attorneyId must be the id (UUID) of an attorney; got ${JSON.stringify(issue.input)}.`,
      })
      .optional(),
    visaType: visaTypeSchema.optional(),
    priority: prioritySchema.optional(),
    q: z
      .string({ error: 'q must be text.' })
      .trim()
      .max(200, 'q may have at most 200 characters.')
      .refine((text) => !text.includes('\u0000'), 'q contains a NUL character; remove it.')
      .optional(),
    openedFrom: dayField('openedFrom').optional(),
    openedTo: dayField('openedTo').optional(),
    sort: z
      .enum(CASE_SORTS, {
        error: (issue) =>
          `sort must be one of ${listed(CASE_SORTS)}; got ${JSON.stringify(issue.input)}.`,
      })
      .optional(),
    ...pageFields,
  })
  .refine(({ openedFrom, openedTo }) => !openedFrom || !openedTo || openedFrom <= openedTo, {
    path: ['openedTo'],
    error: (issue) => {
      const { openedFrom, openedTo } = issue.input as { openedFrom?: string; openedTo?: string };
      return `openedTo must not be before openedFrom; got openedFrom ${JSON.stringify(openedFrom)} and openedTo ${JSON.stringify(openedTo)}. Send an earlier openedFrom or a later openedTo.`;
    },
  });
export type ListCasesInput = z.input<typeof listCasesSchema>;
export type ListCases = z.output<typeof listCasesSchema>;
