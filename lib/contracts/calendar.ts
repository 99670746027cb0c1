import { z } from 'zod';
import { choiceField, idField, textField } from '@/lib/shared/validation/fields';
import { ABSENCE_KINDS } from './absence-codes';
import { MAX_FILE_BYTES } from './calendar-codes';

/** A private calendar address to make; the name tells where it is used. */
export const makeFeedSchema = z.strictObject({ name: textField('The name', 80) });
export type MakeFeedInput = z.input<typeof makeFeedSchema>;

export const revokeFeedSchema = z.strictObject({ feedId: idField('The calendar address') });
export type RevokeFeedInput = z.input<typeof revokeFeedSchema>;

const calendarFile = {
  attorneyId: idField('Attorney'),
  calendar: z.string({ error: 'Choose a calendar file that is not empty.' }).max(MAX_FILE_BYTES, {
    error: `The calendar is larger than ${MAX_FILE_BYTES / 1000} kB. Export a shorter period.`,
  }),
};

/** A calendar file to look into before its absences are recorded. */
export const previewCalendarSchema = z.strictObject(calendarFile);
export type PreviewCalendarInput = z.input<typeof previewCalendarSchema>;

/** The same to record. */
export const recordCalendarSchema = z.strictObject({
  ...calendarFile,
  kind: choiceField('Kind', ABSENCE_KINDS),
});
export type RecordCalendarInput = z.input<typeof recordCalendarSchema>;

/** A calendar on the internet to be read for an attorney's absences. */
export const addSourceSchema = z.strictObject({
  attorneyId: idField('Attorney'),
  url: textField('The address', 2_000),
  kind: choiceField('Kind', ABSENCE_KINDS),
});
export type AddSourceInput = z.input<typeof addSourceSchema>;

export const oneSourceSchema = z.strictObject({ sourceId: idField('The calendar') });
export type OneSourceInput = z.input<typeof oneSourceSchema>;
