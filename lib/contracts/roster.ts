import { z } from 'zod';
import { VISA_TYPES } from '@/lib/assignment/core';
import { integerField } from '@/lib/shared/validation/fields';
import { parseRoster, RosterLineError } from './roster-text';

/** A roster as text, one attorney a line. */
export const addRosterSchema = z.strictObject({
  people: z
    .string({ error: 'Write one attorney a line: name, e-mail.' })
    .max(30_000, { error: 'The roster may have at most 30,000 characters. Add it in parts.' })
    .transform((text, context) => {
      try {
        return parseRoster(text);
      } catch (error) {
        if (!(error instanceof RosterLineError)) throw error;
        context.addIssue({ code: 'custom', message: error.message, input: text });
        return z.NEVER;
      }
    }),
});
export type AddRosterInput = z.input<typeof addRosterSchema>;

/** What everyone knows of whom nothing is known yet. */
export const spreadExpertiseSchema = z.strictObject({
  visaTypes: z
    .array(z.enum(VISA_TYPES, { error: 'There is no such visa type. Reload the page.' }))
    .min(1, { error: 'Tick the visa types that your attorneys handle.' }),
  level: integerField('The level', 1, 3),
});
export type SpreadExpertiseInput = z.input<typeof spreadExpertiseSchema>;
