import type { VisaType } from '@/lib/assignment/core';
import type { HeatmapRow, HeatmapVisaCell, HeatmapWeekCell } from '@/lib/features/reports/dto';

/*
 * Rows travel to the browser as bare numbers and are drawn where they arrive: as elements, a firm of forty
 * would be half a megabyte.
 */

type Head = Pick<HeatmapRow, 'attorney' | 'seniority' | 'isActive' | 'activeCases' | 'capacity'>;

/** An attorney with the numbers of each column, one after the other. */
export interface HeatmapLine extends Head {
  readonly numbers: readonly number[];
}

/** What a week's cell is drawn from. */
export type WeekNumbers = Omit<HeatmapWeekCell, 'startsOn'>;

function headOf({ attorney, seniority, isActive, activeCases, capacity }: HeatmapRow): Head {
  return { attorney, seniority, isActive, activeCases, capacity };
}

/** Of each week the active cases and the days away. */
export function weekLine(row: HeatmapRow): HeatmapLine {
  const numbers = row.byWeek.flatMap(({ activeCases, absentDays }) => [activeCases, absentDays]);
  return { ...headOf(row), numbers };
}

export function weeksOf({ numbers, capacity }: HeatmapLine): WeekNumbers[] {
  return inGroups(numbers, 2).map(([activeCases = 0, absentDays = 0]) => ({
    activeCases,
    share: activeCases / capacity,
    absentDays,
  }));
}

/** Of each visa type the open cases, their load points and the level. */
export function visaLine(row: HeatmapRow, visaTypes: readonly VisaType[]): HeatmapLine {
  const numbers = visaTypes.flatMap((type) => {
    const cell = row.byVisaType[type];
    return [cell?.openCases ?? 0, cell?.loadPoints ?? 0, cell?.level ?? 0];
  });
  return { ...headOf(row), numbers };
}

export function visaCellsOf({ numbers }: HeatmapLine): (Omit<HeatmapVisaCell, 'level'> & {
  level: number;
})[] {
  return inGroups(numbers, 3).map(([openCases = 0, loadPoints = 0, level = 0]) => ({
    openCases,
    loadPoints,
    level,
  }));
}

function inGroups(numbers: readonly number[], size: number): number[][] {
  const count = numbers.length / size;
  return Array.from({ length: count }, (_, at) => numbers.slice(at * size, (at + 1) * size));
}
