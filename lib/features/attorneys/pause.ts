import { AppError, invalidField } from '@/lib/shared/errors';
import { dateIn, formatDay } from '@/lib/shared/time';
import type { AttorneyDto, AttorneyChange } from '@/lib/contracts/attorney';

type Change = Omit<AttorneyChange, 'version'>;
type Before = Pick<AttorneyDto, 'name' | 'active' | 'pausesOn' | 'timeZone'>;

/** Pausing or going on now takes back what was to begin on a day, unless a new day is given. */
export function withPauseSettled(before: Before, change: Change): Change {
  const isTold = change.active !== undefined && change.active !== before.active;
  return isTold && before.pausesOn !== null && change.pausesOn === undefined
    ? { ...change, pausesOn: null }
    : change;
}

/**
 * A pause from a day on is for an attorney who gets cases, and its day is ahead.
 * @throws AppError `validation-failed` or `conflict`
 */
export function refusePauseNotAhead(before: Before, change: Change, at: Date): void {
  const { pausesOn } = change;
  if (!pausesOn || pausesOn === before.pausesOn) return;
  if (!(change.active ?? before.active)) {
    throw new AppError('conflict', `${before.name} gets no new cases already.`);
  }
  const today = dateIn(at, change.timeZone ?? before.timeZone);
  if (pausesOn > today) return;
  throw invalidField(
    'pausesOn',
    `${formatDay(pausesOn)} is not ahead: choose a later day, or stop new cases at once.`,
  );
}
