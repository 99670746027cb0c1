import 'server-only';
import { invalidField } from '@/lib/shared/errors';
import { addDays, dateIn, DAY_MS, dayEnd, formatDay } from '@/lib/shared/time';
import type { Validity } from '@/lib/contracts/api-key-codes';

const LONGEST_YEARS = 10;

/**
 * When a key stops working: days from now are whole days, a date means the end of that day where
 * the firm is.
 *
 * @throws AppError `validation-failed` for a day that is missing, has passed or is too far away.
 */
export function expiryOf(
  { validFor, expiresOn }: { validFor: Validity; expiresOn?: string | null | undefined },
  at: Date,
  timeZone: string,
): Date | null {
  if (validFor === 'never') return null;
  if (validFor !== 'date') return new Date(at.getTime() + Number(validFor) * DAY_MS);
  const today = dateIn(at, timeZone);
  if (!expiresOn) throw invalidField('expiresOn', 'Give the last day on which the key works.');
  if (expiresOn < today) {
    throw invalidField(
      'expiresOn',
      `${formatDay(expiresOn)} has passed. Give today or a later day.`,
    );
  }
  if (expiresOn > addDays(today, LONGEST_YEARS * 366)) {
    throw invalidField(
      'expiresOn',
      `${formatDay(expiresOn)} is more than ${LONGEST_YEARS} years away. Give an earlier day.`,
    );
  }
  return dayEnd(expiresOn, timeZone);
}
