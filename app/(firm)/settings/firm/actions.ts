'use server';

import { firmAction } from '@/lib/platform/actions/firm-action';
import { changeFirm } from '@/lib/features/firms';
import { changeFirmSchema } from '@/lib/contracts/firm';
import { holidaysAsText } from '@/lib/contracts/federal-holidays';

/** Changes the firm's name, time zone, visa types and working days. */
export const changeFirmAction = firmAction({
  permission: 'firm.manage',
  schema: changeFirmSchema,
  records: ['firm-changed'],
  once: true,
  handler: async ({ actor, input }) => {
    const typed = { ...input, holidays: holidaysAsText(input.holidays) };
    const changed = await changeFirm(actor, typed);
    return { message: changed ? 'The settings of the firm are saved.' : 'Nothing was changed.' };
  },
});
