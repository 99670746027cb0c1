/** Days away that a calendar tells of. */
export interface FoundAbsence {
  /** Of the event, or of one occurrence of it: the same whenever the calendar is read. */
  readonly key: string;
  /** Both inclusive, in the attorney's time zone. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** Shown before it is recorded, and kept nowhere. */
  readonly title: string;
}

/** An out-of-office event that cannot be taken, and why. */
export interface RefusedEvent {
  readonly title: string;
  readonly reason: string;
}

/** What a calendar holds of absences. */
export interface FoundAbsences {
  readonly absences: readonly FoundAbsence[];
  readonly refused: readonly RefusedEvent[];
  /** Events that are no absences, absences of less than a day, and those that are over. */
  readonly passedOver: { readonly other: number; readonly short: number; readonly over: number };
}

/** What has to be known to read one. */
export interface ReadingRules {
  /** The attorney's. */
  readonly timeZone: string;
  /** The attorney's. */
  readonly today: string;
}

/** A text that is no calendar, or more of one than is read. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
}

/** What one reading may come to. */
export const MOST_FOUND = 100;
