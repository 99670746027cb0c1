import { z } from 'zod';
import { isDate, isMonth } from './time';
import { forCallers } from './validation/fields';

/** Years outside of this are slips of the keyboard, and some are beyond what the database knows. */
export const FIRST_DAY = '1900-01-01';
export const LAST_DAY = '2199-12-31';

/** A calendar day that bounds a list or a report. */
export function dayField(name: string) {
  return z
    .string({ error: forCallers(() => `${name} must be a date written YYYY-MM-DD.`) })
    .refine((value) => isDate(value) && value >= FIRST_DAY && value <= LAST_DAY, {
      error: forCallers(
        ({ input }) =>
          `${name} must be a real day written YYYY-MM-DD, from ${FIRST_DAY} to ${LAST_DAY}; got ${JSON.stringify(input)}.`,
      ),
    });
}

/** A calendar month that a report is about. */
export const monthField = z
  .string({ error: forCallers(() => 'month must be written YYYY-MM, like 2026-04.') })
  .refine((value) => isMonth(value) && value >= '1900-01' && value <= '2199-12', {
    error: forCallers(
      ({ input }) =>
        `month must be a real month written YYYY-MM, like 2026-04 (01 to 12 after the hyphen); got ${JSON.stringify(input)}.`,
    ),
  });

/** Two days, both inclusive, in the firm's time zone; either may be left out. */
export const periodFields = { from: dayField('from').optional(), to: dayField('to').optional() };

/** For `refine`: whether the period does not end before it begins. */
export function isInOrder(period: { from?: string | undefined; to?: string | undefined }): boolean {
  return !period.from || !period.to || period.from <= period.to;
}

export const OUT_OF_ORDER = { path: ['to'], error: 'to must not be before from.' };
