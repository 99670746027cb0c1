import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';
import { dayField } from '@/lib/shared/period';
import { choiceField, forCallers, idField, queryField } from '@/lib/shared/validation/fields';
import { CASE_SORTS, STATUS_FILTERS } from './case-codes';
import { prioritySchema, stageSchema, visaTypeSchema } from './case-fields';

/** Filters of the case list, as they arrive from an address; unknown ones are refused. */
export const listCasesSchema = z
  .strictObject({
    status: choiceField('status', STATUS_FILTERS).optional(),
    stage: stageSchema.optional(),
    attorneyId: idField('attorneyId').optional(),
    visaType: visaTypeSchema.optional(),
    priority: prioritySchema.optional(),
    q: queryField().optional(),
    openedFrom: dayField('openedFrom').optional(),
    openedTo: dayField('openedTo').optional(),
    sort: choiceField('sort', CASE_SORTS).optional(),
    ...pageFields,
  })
  .refine(({ openedFrom, openedTo }) => !openedFrom || !openedTo || openedFrom <= openedTo, {
    path: ['openedTo'],
    error: forCallers(({ input }) => {
      const { openedFrom, openedTo } = input as { openedFrom?: string; openedTo?: string };
      return `openedTo must not be before openedFrom; got openedFrom ${JSON.stringify(openedFrom)} and openedTo ${JSON.stringify(openedTo)}. Send an earlier openedFrom or a later openedTo.`;
    }),
  });
export type ListCasesInput = z.input<typeof listCasesSchema>;
export type ListCases = z.output<typeof listCasesSchema>;
