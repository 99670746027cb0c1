import type { AbsenceDto, RecordedAbsenceDto } from '@/lib/contracts/absence';
import type { AbsenceActKind } from '@/lib/contracts/absence-codes';
import type { Ref } from '@/lib/contracts/values';

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

/** What an act on an absence or its covers answers to the person who may want to undo it. */
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
  /** Of active cases that someone holds. */
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
