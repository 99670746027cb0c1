import type { AbsenceKind } from '@/lib/contracts/absence-codes';
import type { SourceState } from '@/lib/contracts/calendar-codes';

/** A member's private calendar address, without what is secret of it. */
export interface FeedDto {
  id: string;
  name: string;
  createdAt: string;
  /** When a program last read it, to the hour; null while none has. */
  readAt: string | null;
}

/** A new one, this once. */
export interface MadeFeed {
  id: string;
  name: string;
  /** On this installation. */
  path: string;
}

/** What of a calendar would be recorded. Titles are shown here and kept nowhere. */
export interface CalendarPreviewDto {
  absences: {
    title: string;
    /** Both inclusive, in the attorney's time zone. */
    startsOn: string;
    endsOn: string;
    what: 'new' | 'changed' | 'known' | 'refused';
    /** Why it is refused. */
    reason: string | null;
  }[];
  /** Out-of-office events that make no sense, and why. */
  refused: { title: string; reason: string }[];
  /** Events that are no absences, absences of less than a day, and those that are over. */
  passedOver: { other: number; short: number; over: number };
}

/** What was recorded of one. */
export interface TakenCalendarDto {
  recorded: number;
  changed: number;
  /** Active cases with deadlines in them. */
  affectedCases: number;
}

/** A calendar on the internet that is read for an attorney's absences, without what is secret of it. */
export interface SourceDto {
  id: string;
  attorneyId: string;
  host: string;
  kind: AbsenceKind;
  state: SourceState;
  readAt: string | null;
  failingSince: string | null;
  /** Why it failed last. */
  problem: string | null;
  /** Out-of-office events of the last reading that could not be taken. */
  refused: number;
}
