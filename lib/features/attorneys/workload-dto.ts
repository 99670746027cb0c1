import {
  EXCLUSION_CODES,
  type ExclusionCode,
  type Seniority,
  type Stage,
  type VisaType,
} from '@/lib/assignment/core';

/** Which exclusions keep every further case from an attorney, whatever the case. */
const BLOCKS_ALL = {
  inactive: true,
  'ethical-wall': false,
  'previous-holder': false,
  absent: true,
  'no-expertise': false,
  'above-threshold': false,
  'at-capacity': true,
  'intake-rate': true,
} as const satisfies Record<ExclusionCode, boolean>;

/** Why an attorney takes no more cases for now. */
export type WorkloadBlock = {
  [C in ExclusionCode]: (typeof BLOCKS_ALL)[C] extends true ? C : never;
}[ExclusionCode];
export const WORKLOAD_BLOCKS = EXCLUSION_CODES.filter(
  (code): code is WorkloadBlock => BLOCKS_ALL[code],
);

/** A present or coming absence; dates inclusive, in the attorney's time zone. */
export interface WorkloadAbsence {
  id: string;
  startsOn: string;
  endsOn: string;
  kind: string;
  note: string | null;
  cover: { id: string; name: string } | null;
  isNow: boolean;
}

/** What an attorney carries at this moment, and whether the rules would give them more. */
export interface WorkloadDto {
  attorney: { id: string; name: string; seniority: Seniority; active: boolean; timeZone: string };
  /** Open cases in stages that count toward capacity. */
  activeCases: number;
  openCases: number;
  /** In cases. */
  capacity: number;
  /** 100 = one ordinary case in full work. */
  loadPoints: number;
  /** Load points ÷ (capacity × 100); 1 = full, more is possible. */
  utilization: number;
  /** Whether an ordinary case (complexity 5) could go to this attorney now, expertise aside. */
  canTakeMore: boolean;
  /** Every reason against; empty when `canTakeMore`. */
  why: WorkloadBlock[];
  /** New cases of the last 7 days, and the attorney's own limit if there is one. */
  newCasesLast7Days: number;
  intakePerWeek: number | null;
  /** Open cases per stage and per visa type; those without any are left out. */
  byStage: Partial<Record<Stage, number>>;
  byVisaType: Partial<Record<VisaType, number>>;
  /** Not yet over, earliest first. */
  absences: WorkloadAbsence[];
  lastAssignedAt: string | null;
}

/** One interval in which the attorney held a case. */
export interface AttorneyAssignmentDto {
  id: string;
  case: {
    id: string;
    number: number;
    client: { id: string; name: string };
    visaType: VisaType;
    complexity: number;
    stage: Stage;
  };
  startedAt: string;
  /** Null while still held. */
  endedAt: string | null;
  /** Elapsed days from start to end (or now), to two decimals; not cut at the period's bounds. */
  daysHeld: number;
  startReason: string;
  endReason: string | null;
  /** Whether the case was new to the firm then, rather than taken over. */
  isNewIntake: boolean;
}
