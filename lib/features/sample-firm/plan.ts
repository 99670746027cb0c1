import type { Seniority, VisaType, Level } from '@/lib/assignment/core';
import type { AbsenceKind } from '@/lib/contracts/absence-codes';
import type { HandoffReason } from '@/lib/contracts/case-codes';
import type { RulesChange } from '@/lib/contracts/rules-request';

/** Days are counted from the present: −30 is thirty days ago, 5 is in five days. */
export interface PlannedAbsence {
  readonly kind: AbsenceKind;
  readonly fromDay: number;
  readonly toDay: number;
  /** How many days before it begins it is recorded. */
  readonly noticeDays: number;
  readonly note?: string;
}

export interface PlannedAttorney {
  readonly name: string;
  readonly seniority: Seniority;
  readonly capacity: number;
  readonly expertise: Readonly<Partial<Record<VisaType, Level>>>;
  readonly timeZone?: string;
  readonly maxComplexity?: number;
  readonly intakePerWeek?: number;
  /** Manages cases of everyone, not only their own. */
  readonly isManager?: boolean;
  /** Joined on this day; there from the beginning when left out. */
  readonly joinsDay?: number;
  /** Leaves on this day, handing everything over. */
  readonly leavesDay?: number;
  readonly absences: readonly PlannedAbsence[];
}

export interface PlannedRules {
  readonly day: number;
  readonly note: string;
  readonly change: RulesChange;
}

/** A case that tells something: arrives at its day whatever the rest of the year does. */
export interface PlannedCase {
  /** Hours before the present. */
  readonly hoursAgo: number;
  readonly clientName: string;
  readonly company?: string;
  readonly visaType: VisaType;
  readonly complexity: number;
  readonly urgent?: boolean;
  readonly deadlineInDays?: number;
  readonly notes: string;
}

/** Between an attorney and a company, or the client whose case is the latest of that day. */
export interface PlannedWall {
  readonly day: number;
  readonly attorney: string;
  readonly company?: string;
  readonly reason: string;
}

export interface PlannedQuestion {
  readonly hoursAgo: number;
  readonly reason: HandoffReason;
  readonly note: string;
}

/** Everything about an invented firm that is written by hand; the rest is drawn. */
export interface FirmPlan {
  readonly name: string;
  /** How long its past is. */
  readonly days: number;
  /** For mail addresses; reserved by RFC 2606, so that no mail ever arrives. */
  readonly domain: string;
  readonly timeZone: string;
  readonly admin: string;
  readonly manager: string;
  readonly intake: string;
  readonly attorneys: readonly PlannedAttorney[];
  readonly rules: readonly PlannedRules[];
  readonly wall: PlannedWall;
  /** A handoff that a colleague has not answered yet. */
  readonly question?: PlannedQuestion;
  /** New cases on an ordinary workday at the present end of the year. */
  readonly casesPerWorkday: number;
  /** Further H-1B cap cases per workday in March. */
  readonly capCasesPerWorkday: number;
  readonly companyCount: number;
  /** Which cases come, as often as the weight says. */
  readonly mix: readonly (readonly [VisaType, number])[];
  readonly latest: readonly PlannedCase[];
}
