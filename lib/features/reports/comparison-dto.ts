import type {
  AssignmentReportDto,
  AttorneyLoad,
  WorkloadLoad,
  ReassignmentReportDto,
} from '@/lib/contracts/report';
import type { Ref } from '@/lib/contracts/values';
import type { Stage } from '@/lib/assignment/core';

/** The workloads of a firm at one instant. */
export interface WorkloadState {
  /** The instant measured. */
  at: string;
  /** Jain's index of utilization among the attorneys who were present. */
  evenness: number;
  attorneys: AttorneyLoad[];
  firm: WorkloadLoad & { presentAttorneys: number };
}

/** Who carried what at the end of a month (now, for the current one), and at the end before. */
export interface WorkloadComparisonDto {
  month: string;
  /** Whether this is the month that it is now; then `state` is of this moment. */
  isCurrent: boolean;
  monthBefore: string;
  timeZone: string;
  state: WorkloadState;
  before: WorkloadState;
  /** Cases that no one holds; known for the present moment only. */
  waitingCases: number | null;
}

/** A month of assignments beside the month before. */
export interface AssignmentComparisonDto {
  report: AssignmentReportDto;
  before: AssignmentReportDto;
  /** Whether the month is still running. */
  isCurrent: boolean;
}

/** A period of reassignments beside the one before it; null where that lies before all calendars. */
export interface ReassignmentComparisonDto {
  report: ReassignmentReportDto;
  before: ReassignmentReportDto | null;
}

/** What one attorney did in a month, or in a whole period. */
export interface HistoryMetrics {
  /** Cases that came new: by the rules or by hand. */
  newCases: number;
  handedIn: number;
  handedOut: number;
  closed: number;
  /** Intervals of holding that ended, by handoff or closing. */
  released: number;
  /** Days that those had been held; null without any. */
  meanDaysHeld: number | null;
  medianDaysHeld: number | null;
  /** Work with a deadline that ended no later than it, and work that ended or still is later. */
  onTime: number;
  late: number;
  /** onTime ÷ (onTime + late); null without any. */
  onTimeShare: number | null;
  /** How often cases in their hands came into each stage. */
  reached: Partial<Record<Stage, number>>;
}

export interface HistoryMonth extends HistoryMetrics {
  month: string;
}

/** One attorney over some months, for a conversation about their work. */
export interface AttorneyHistoryDto {
  attorney: Ref;
  /** Months, both inclusive. */
  from: string;
  to: string;
  timeZone: string;
  months: HistoryMonth[];
  totals: HistoryMetrics;
  /** As many months directly before. */
  before: { from: string; to: string; totals: HistoryMetrics };
}
