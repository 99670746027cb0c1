import { z } from 'zod';
import { choiceField } from '@/lib/shared/validation/fields';
import { MAIL_GROUPS } from './mail-groups';

const HOUR = 'Give the time as hours and minutes, such as 22:00.';

const timeField = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: HOUR })
  .nullish();

/** What someone is written to about, from when until when not, and when each day's digest comes. */
export const mailPreferencesSchema = z
  .strictObject({
    groups: z.array(choiceField('What', MAIL_GROUPS)).default([]),
    quietFrom: timeField,
    quietUntil: timeField,
    digestAt: timeField,
  })
  .refine(({ quietFrom, quietUntil }) => !quietFrom === !quietUntil, {
    error: 'Quiet hours need a beginning and an end. Give both, or neither.',
    path: ['quietUntil'],
  });
export type MailPreferencesInput = z.input<typeof mailPreferencesSchema>;
