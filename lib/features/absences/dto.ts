import type { AbsenceActKind, AbsenceKind, CoverEndReason, CoverStatus } from './schema';

interface Ref {
  id: string;
  name: string;
}

/** An out-of-office window as pages and API show it. */
export interface AbsenceDto {
  id: string;
  attorneyId: string;
  attorney: Ref;
  /** Both days inclusive, in the attorney's time zone. */
  startsOn: string;
  endsOn: string;
  /** The instants that decisions compare: away from the first, back at the second. */
  startsAt: string;
  endsAt: string;
  kind: AbsenceKind;
  /** Null also for readers who may not see other people's notes. */
  note: string | null;
  coverAttorneyId: string | null;
  cover: Ref | null;
  status: 'upcoming' | 'current' | 'over' | 'cancelled';
  createdAt: string;
  cancelledAt: string | null;
  version: number;
}

/** An active case whose deadline lies inside an absence, with who could stand in. */
export interface AffectedCaseDto {
  caseId: string;
  number: number;
  clientName: string;
  visaType: string;
  complexity: number;
  deadline: string;
  /**
   * Who should stand in: the cover that the absence names, if eligible, else the rules' first
   * choice, counting the covers proposed before it; null when nobody is eligible.
   */
  proposedCover: Ref | null;
  /** Everybody eligible throughout the absence, best first. */
  eligibleCovers: Ref[];
  /** The cover that is planned for this absence already. */
  plannedCover: Ref | null;
}

/** A colleague standing in for the holder of a case while the holder is away. */
export interface CoverDto {
  id: string;
  absenceId: string;
  caseId: string;
  number: number;
  clientName: string;
  /** Whom the case returns to. */
  fromAttorney: Ref;
  toAttorney: Ref;
  /** The last day of the absence: the case returns when it is over. */
  endsOn: string;
  startsOn: string;
  status: CoverStatus;
  plannedBy: string;
  startedAt: string | null;
  endedAt: string | null;
  /** Why it ended other than by returning; also why a colleague keeps the case. */
  endReason: CoverEndReason | null;
  /** Since when nobody could take the case although the absence has begun. */
  blockedAt: string | null;
  version: number;
}

/** The answer to recording an absence: the absence and what it puts at risk. */
export interface RecordedAbsenceDto extends AbsenceDto {
  affectedCases: AffectedCaseDto[];
}

/** What follows from other days for an absence, as the firm stands now. */
export interface AbsenceChangePreviewDto {
  /** Active cases whose deadlines come to lie in it. */
  atRisk: { caseId: string; number: number; clientName: string; deadline: string }[];
  /** Covers that begin or return at once, or are given up. */
  covers: {
    caseId: string;
    number: number;
    attorney: Ref;
    what: 'begins' | 'returns' | 'given-up';
  }[];
}

/** What an act on an absence or its covers answers to whoever may want to undo it. */
export interface Undoable {
  undoId: string;
}

/** The answer to saving an absence where it can be undone. */
export type SavedAbsenceDto = RecordedAbsenceDto & Undoable;

/** The answer to undoing an act on an absence or its covers: the days as they are again. */
export interface UndoneAbsenceActDto {
  kind: AbsenceActKind;
  attorney: Ref;
  startsOn: string;
  endsOn: string;
  /** Cases that could not go back to where they were, and what stands against it. */
  staying: { caseId: string; number: number; why: string }[];
}

/** Who is away when in a month. Days are each attorney's own. */
export interface AbsenceMonthDto {
  /** YYYY-MM. */
  month: string;
  /** The firm's. */
  timeZone: string;
  /** The firm's day. */
  today: string;
  days: AbsenceMonthDay[];
  /** How many take cases, present or not. */
  attorneyCount: number;
  attorneys: AbsenceMonthAttorney[];
  absences: AbsenceDto[];
}

export interface AbsenceMonthDay {
  date: string;
  isWeekend: boolean;
  /** Of those who take cases. */
  presentCount: number;
  /** Of active cases that somebody holds. */
  deadlineCount: number;
}

export interface AbsenceMonthAttorney {
  id: string;
  name: string;
  timeZone: string;
  active: boolean;
  /** The day from which they get no new cases, where one is set. */
  pausesOn: string | null;
  /** Their day. */
  today: string;
  /** Whether the reader may record and change their absences. */
  mayManage: boolean;
}
