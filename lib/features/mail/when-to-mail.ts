import { timeOn } from '@/lib/shared/next-time';
import { dateIn, addDays, localTimeIn } from '@/lib/shared/time';

/** What comes within this time of the first goes in one mail with it. */
export const GATHER_MS = 2 * 60_000;

/** The hours of a person's day in which no mail comes, as `HH:mm`; from 22:00 until 07:00, say. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/**
 * When someone is written to about what they were first told of at `oldest`: once what follows
 * closely has come too, and not in their quiet hours.
 */
export function mailDueAt(oldest: Date, quiet: QuietHours | null, timeZone: string): Date {
  const gathered = new Date(oldest.getTime() + GATHER_MS);
  return quiet ? afterQuietHours(gathered, quiet, timeZone) : gathered;
}

/** The instant itself, or the end of the quiet hours that it lies in. */
export function afterQuietHours(
  instant: Date,
  { from, until }: QuietHours,
  timeZone: string,
): Date {
  const time = localTimeIn(instant, timeZone).slice(11);
  const isOvernight = from > until;
  const isQuiet = isOvernight ? time >= from || time < until : time >= from && time < until;
  if (!isQuiet) return instant;
  const today = dateIn(instant, timeZone);
  const endsOn = isOvernight && time >= from ? addDays(today, 1) : today;
  return timeOn(endsOn, until, timeZone) ?? instant;
}
