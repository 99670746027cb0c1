import type { Level, Seniority, VisaType } from '@/lib/assignment/core';
import type { Ref } from '@/lib/contracts/values';

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
  attorney: Ref;
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
