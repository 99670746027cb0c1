import { z } from 'zod';
import { VISA_TYPES } from '@/lib/assignment/core';
import { MAX_SLUG_LENGTH, slugOf, TAKEN_SLUG } from '@/lib/shared/slug';
import {
  emailField,
  flagField,
  forCallers,
  shown,
  textField,
  timeZoneField,
  versionField,
} from '@/lib/shared/validation/fields';
import { HolidayLineError, parseHolidays } from './holidays';

const weekday = z.int({ error: 'The working days are numbers from 1 (Monday) to 7 (Sunday).' });

/** The short name of a firm in addresses. */
export const slugField = z
  .string({ error: 'The short name is a text of letters, digits and hyphens.' })
  .trim()
  .toLowerCase()
  .min(2, { error: 'The short name must have at least 2 characters.' })
  .max(MAX_SLUG_LENGTH, { error: `The short name may have at most ${MAX_SLUG_LENGTH} characters.` })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: forCallers(
      ({ input }) =>
        `The short name may hold letters from a to z, digits, and hyphens between them; got ${shown(input)}. It could be ${slugOf(String(input))}.`,
    ),
  })
  .refine((slug) => slug !== TAKEN_SLUG, {
    error: `The short name cannot be "${TAKEN_SLUG}", which is an address of its own. Choose another.`,
  });

/** The visa types that a firm practises. */
export const practisedField = z
  .array(z.enum(VISA_TYPES, { error: 'There is no such visa type. Reload the page.' }))
  .min(1, { error: 'Tick at least one visa type: a firm without any can open no case.' });

/** What a firm settles of itself, as its form sends it. */
export const changeFirmSchema = z.strictObject({
  version: versionField(),
  name: textField('The name of the firm', 200),
  timeZone: timeZoneField('The time zone'),
  visaTypes: practisedField,
  /** Mail names clients only where the firm says so. */
  mailNamesClients: flagField('Clients in mails'),
  workingWeekdays: z
    .array(weekday.min(1).max(7))
    .min(1, { error: 'Tick at least one working day: otherwise no work would ever be done.' })
    .max(7),
  holidays: z
    .string()
    .max(20_000, { error: 'The days off may have at most 20,000 characters. Take out past years.' })
    .default('')
    .transform((text, context) => {
      try {
        return parseHolidays(text);
      } catch (error) {
        if (!(error instanceof HolidayLineError)) throw error;
        context.addIssue({ code: 'custom', message: error.message, input: text });
        return z.NEVER;
      }
    }),
});
export type ChangeFirmInput = z.input<typeof changeFirmSchema>;
export type FirmChange = z.output<typeof changeFirmSchema>;

/** A stranger's own firm; the person who is signed in is its admin, and gives neither name nor address. */
export const signUpSchema = z.strictObject({
  name: textField('The name of the firm', 200),
  slug: slugField,
  timeZone: timeZoneField('The time zone'),
  visaTypes: practisedField,
  adminName: textField('Your name', 200).optional(),
  adminEmail: emailField('Your e-mail address').optional(),
});
export type SignUpInput = z.output<typeof signUpSchema>;
