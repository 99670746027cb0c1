import type { Level, Seniority, VisaType } from '@/lib/assignment/core';

export interface AttorneyRef {
  id: string;
  name: string;
}

/** One attorney's desk. Utilization = load points ÷ (capacity × 100); 1 = full. */
export interface WorkloadLoad {
  activeCases: number;
  openCases: number;
  /** In cases. */
  capacity: number;
  loadPoints: number;
  utilization: number;
}

export interface AttorneyLoad extends WorkloadLoad {
  attorney: AttorneyRef;
  /** Active attorney who is not away at this moment; only these count in the evenness. */
  isPresent: boolean;
  isActive: boolean;
}

/** Who carries what at this moment. */
export interface WorkloadDistributionDto {
  at: string;
  /** In roster order; attorneys who left are listed as long as they hold open cases. */
  attorneys: AttorneyLoad[];
  firm: WorkloadLoad & {
    attorneys: number;
    presentAttorneys: number;
    /** Cases that nobody holds. */
    waitingCases: number;
    /** The same number as the report's own `evenness`. */
    evenness: number;
  };
  /** Jain's index of utilization among present attorneys: 1 = all equal, 1/n = one carries all. */
  evenness: number;
}

export interface AssignmentCounts {
  /** New cases given by the rules. */
  newByRules: number;
  /** New cases given by a person's choice. */
  newByHand: number;
  /** Cases taken over from, and given over to, a colleague. */
  handedIn: number;
  handedOut: number;
  /** Mean complexity of the new cases, to two decimals; null without any. */
  meanComplexity: number | null;
}

export interface AssignmentReportRow extends AssignmentCounts {
  attorney: AttorneyRef;
}

/** What was assigned in one month of the firm's calendar; every total is the sum of its column. */
export interface AssignmentReportDto {
  month: string;
  timeZone: string;
  /** The instants between which the month lies: from inclusive, to exclusive. */
  from: string;
  to: string;
  rows: AssignmentReportRow[];
  totals: AssignmentCounts;
}

export interface ReassignmentRate {
  /** Cases held at some time in the period. */
  casesHeld: number;
  /** Of those, cases given away by handoff in the period. */
  casesHandedOut: number;
  /** casesHandedOut ÷ casesHeld; null when none was held. */
  rate: number | null;
}

export interface AttorneyReassignments extends ReassignmentRate {
  attorney: AttorneyRef;
  handedIn: number;
  handedOut: number;
}

/** An attorney who gives away more than the firm's own rate explains. */
export interface ReassignmentFlag extends ReassignmentRate {
  attorney: AttorneyRef;
  /** Chance of at least so many handoffs at the firm's rate: exact binomial, one-sided. */
  pValue: number;
  /** The same in words, with the numbers. */
  text: string;
}

export interface BouncingCase {
  id: string;
  number: number;
  client: AttorneyRef;
  handoffs: number;
  /** Holders in order, from the first one on. */
  holders: AttorneyRef[];
  /** `returned`: A → B → A; `many-handoffs`: three or more. */
  reasons: ('returned' | 'many-handoffs')[];
}

/** How often cases change hands, between whom and why. */
export interface ReassignmentReportDto {
  from: string;
  to: string;
  timeZone: string;
  /** Handoffs carried out in the period. */
  handoffs: number;
  /**
   * The firm's rate: over all pairs of an attorney and a case held in the period, the share in
   * which the attorney gave the case away in the period.
   */
  rate: number | null;
  casesHeld: number;
  casesHandedOut: number;
  /** Mean days that the former holder had held the case; null without handoffs. */
  meanDaysHeld: number | null;
  attorneys: AttorneyReassignments[];
  matrix: { from: AttorneyRef; to: AttorneyRef; handoffs: number; meanDaysHeld: number }[];
  reasons: { reason: string; handoffs: number; share: number; meanDaysHeld: number }[];
  /** The bouncing cases with the most handoffs, fifty of them at most. */
  bouncing: BouncingCase[];
  /** How many there are in all. */
  bouncingCases: number;
  flags: ReassignmentFlag[];
  /** Attorneys with enough cases to be tested; at p < 0.05 one in twenty is flagged by chance. */
  attorneysTested: number;
}

/** How many weeks the heatmap looks back, and ahead. */
export const PAST_WEEKS = 8;
export const COMING_WEEKS = 4;

export interface HeatmapWeek {
  /** Monday and Sunday, in the firm's time zone. */
  startsOn: string;
  endsOn: string;
  when: 'past' | 'current' | 'coming';
}

export interface HeatmapWeekCell {
  startsOn: string;
  /**
   * Active cases at the end of a past week, now for the current one, and in coming weeks how many
   * of the cases in hand are expected to be still in work when the week ends.
   */
  activeCases: number;
  /** activeCases ÷ capacity. */
  share: number;
  /** Days of this week, of seven, that the attorney is away. */
  absentDays: number;
}

export interface HeatmapVisaCell {
  openCases: number;
  loadPoints: number;
  level: Level;
}

export interface HeatmapRow {
  attorney: AttorneyRef;
  seniority: Seniority;
  isActive: boolean;
  isAwayNow: boolean;
  activeCases: number;
  openCases: number;
  capacity: number;
  loadPoints: number;
  utilization: number;
  /** Only visa types with open cases or expertise. */
  byVisaType: Partial<Record<VisaType, HeatmapVisaCell>>;
  /** One cell per week of `weeks`, in the same order. */
  byWeek: HeatmapWeekCell[];
}

/** Attorneys × visa types and attorneys × weeks: eight past, the current and four coming. */
export interface HeatmapDto {
  at: string;
  timeZone: string;
  /** Visa types that occur in any row, in the product's order. */
  visaTypes: VisaType[];
  weeks: HeatmapWeek[];
  rows: HeatmapRow[];
}
