import type {
  DecisionReason,
  Outcome,
  Priority,
  Stage,
  Strategy,
  VisaType,
} from '@/lib/assignment/core';
import type { AbsenceKind } from '@/lib/contracts/absence-codes';
import type { FirstStep } from '@/lib/contracts/firm-codes';
import type { AttorneyLoad, WorkloadLoad, ReassignmentFlag } from '@/lib/contracts/report';
import type { Ref } from '@/lib/contracts/values';

/** A case in one line. */
export interface CaseLine {
  id: string;
  number: number;
  client: Ref;
  visaType: VisaType;
  complexity: number;
  stage: Stage;
  priority: Priority;
  receivedAt: string;
  deadline: string | null;
  attorney: Ref | null;
}

export interface WaitingLine {
  id: string;
  number: number;
  client: Ref;
  waitingSince: string;
  /** Elapsed hours, to one decimal. */
  waitedHours: number;
}

export interface AbsenceLine {
  id: string;
  attorney: Ref;
  kind: AbsenceKind;
  startsOn: string;
  endsOn: string;
  cover: Ref | null;
  isNow: boolean;
}

export interface DecisionLine {
  id: string;
  at: string;
  case: { id: string; number: number };
  client: Ref;
  outcome: Outcome;
  reason: DecisionReason;
  strategy: Strategy;
  attorney: Ref | null;
  by: string;
}

/** What concerns the viewer as an attorney. */
export interface MyWorkload extends WorkloadLoad {
  attorney: Ref;
  /** Cases that came to me in the last 7 days, newest first; at most 10. */
  recent: CaseLine[];
  /** My active cases that have a deadline, the earliest (or longest past) first; at most 10. */
  nextDeadlines: CaseLine[];
  /** Handoffs that wait for my answer. */
  handoffsToAnswer: number;
  /** The same when the last month ended; null for an attorney who joined since. */
  monthBefore: {
    month: string;
    activeCases: number;
    openCases: number;
    handoffsToAnswer: number;
  } | null;
  /** Under way or to come, earliest first; at most 5. */
  absences: AbsenceLine[];
}

/** What deserves a look. */
export interface DashboardFlags {
  /** Cases in work whose deadline has passed. */
  overdue: number;
  /** More active cases than the capacity allows: cases that came back to life. */
  overCapacity: AttorneyLoad[];
  /** Attorneys who hand on more than the firm's rate of the last 90 days explains. */
  reassignments: ReassignmentFlag[];
  reassignmentsSince: string;
}

/** How far a new firm has come. */
export interface FirmSetUp {
  hasAttorneys: boolean;
  /** Someone's level in some visa type. */
  hasExpertise: boolean;
  /** A version of the rules beyond the first, which every firm begins with. */
  hasPublishedRules: boolean;
  hasCases: boolean;
  /** Someone beside the one who founded it. */
  hasMembers: boolean;
  /** Steps that the firm's admins have passed over. */
  skipped: readonly FirstStep[];
  /** What the firm practises. */
  visaTypes: readonly VisaType[];
}

/** The state of the firm at a glance. */
export interface DashboardDto {
  at: string;
  /** The firm's date. */
  today: string;
  timeZone: string;
  newToday: {
    count: number;
    waiting: number;
    byAttorney: { attorney: Ref; count: number }[];
    /** Newest first; at most 20. */
    cases: CaseLine[];
  };
  waiting: {
    count: number;
    /** Waiting longer than the rules' alert threshold. */
    overdue: number;
    alertAfterHours: number;
    oldest: WaitingLine | null;
  };
  firm: WorkloadLoad & { evenness: number; presentAttorneys: number };
  /** The same when the last month ended, for those who may read reports; null for others. */
  lastMonth: { month: string; evenness: number; firm: WorkloadLoad } | null;
  /** Arrivals over the last month and what was open when it ended; null for a firm begun since. */
  monthBefore: {
    month: string;
    newPerWorkingDay: number;
    waiting: number;
    pendingHandoffs: number;
  } | null;
  /** Cases in work by deadline, from today on, for those who may read reports; at most 8. */
  nextDeadlines: CaseLine[] | null;
  /** Every attorney of the roster, fullest first. */
  load: AttorneyLoad[];
  /** At or above capacity by cases or by load. */
  overloaded: AttorneyLoad[];
  /** Present, and below half of the utilization of all present attorneys together. */
  underloaded: AttorneyLoad[];
  /** Absences that touch this week and the next (Monday to Sunday, firm's calendar). */
  absences: { thisWeek: AbsenceLine[]; nextWeek: AbsenceLine[] };
  /** At most 10, newest first. */
  recentDecisions: DecisionLine[];
  pendingHandoffs: number;
  /** For those who may read reports; null for others. */
  flags: DashboardFlags | null;
  setUp: FirmSetUp;
  /** Null when the viewer is no attorney. */
  mine: MyWorkload | null;
}
