'use server';

import { plural } from '@/components/ui/format';
import { firmAction } from '@/lib/platform/actions/firm-action';
import {
  addSourceSchema,
  oneSourceSchema,
  previewCalendarSchema,
  recordCalendarSchema,
} from '@/lib/contracts/calendar';
import {
  addSource,
  previewCalendar,
  recordCalendar,
  removeSource,
  restartSource,
} from '@/lib/features/calendar';

/** What of a calendar file would be recorded as absences. */
export const previewCalendarAction = firmAction({
  permission: 'any-member',
  schema: previewCalendarSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await previewCalendar(actor, input) }),
});

/** Records the absences of a calendar file. */
export const recordCalendarAction = firmAction({
  permission: 'any-member',
  schema: recordCalendarSchema,
  records: ['absence-recorded', 'absence-changed'],
  // Sent twice, it changes nothing: each event is recorded once.
  once: false,
  handler: async ({ actor, input }) => {
    const { recorded, changed, affectedCases } = await recordCalendar(actor, input);
    const done = [
      ...(recorded > 0 ? [`${plural(recorded, 'absence')} recorded`] : []),
      ...(changed > 0 ? [`${changed} changed`] : []),
    ];
    if (done.length === 0) return { message: 'Everything in it was on record already.' };
    const cases =
      affectedCases > 0
        ? ` ${plural(affectedCases, 'active case')} with deadlines in them: plan who covers.`
        : '';
    return { message: `${done.join(', ')}.${cases}` };
  },
});

/** Has a calendar on the internet read for an attorney's absences. */
export const addSourceAction = firmAction({
  permission: 'any-member',
  schema: addSourceSchema,
  records: ['calendar-source-added'],
  // The address is a secret, which must not be kept. Sent twice, it is refused as read already.
  once: false,
  handler: async ({ actor, input }) => {
    const { host } = await addSource(actor, input);
    return { message: `The calendar at ${host} is being read.` };
  },
});

/** Reads a calendar no more. */
export const removeSourceAction = firmAction({
  permission: 'any-member',
  schema: oneSourceSchema,
  records: ['calendar-source-removed'],
  once: true,
  handler: async ({ actor, input }) => {
    const { host } = await removeSource(actor, input);
    return { message: `The calendar at ${host} is not read any more.` };
  },
});

/** Reads a calendar now, also one that had stopped. */
export const restartSourceAction = firmAction({
  permission: 'any-member',
  schema: oneSourceSchema,
  records: ['calendar-source-restarted'],
  once: true,
  handler: async ({ actor, input }) => {
    await restartSource(actor, input);
    return { message: 'The calendar is being read.' };
  },
});
