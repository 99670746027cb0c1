import { metricHref } from '@/components/reports/metric-href';
import { formatDay, formatNumber, formatPercent, plural } from '@/components/ui/format';
import type { HeatCell } from '@/components/ui/heatmap-table';
import { SENIORITIES, type VisaType } from '@/lib/assignment/core';
import { COMING_WEEKS, type HeatmapRow, type HeatmapWeek } from '@/lib/features/reports/dto';
import { visaCellsOf, weeksOf, type HeatmapLine } from './lines';
import type { HeatmapQuery } from './query';

/** Away for this many of seven days, a week counts as a week away. */
const AWAY_DAYS = 3;

/** The heading of a week: "Now" for the current one, else its Monday. */
export function weekHeader(week: HeatmapWeek): string {
  return week.when === 'current' ? 'Now' : formatDay(week.startsOn, 'day').replace(/^\w+, /, '');
}

/** One attorney's weeks: how full the workload was, is and is expected to be, and when they are away. */
export function weekRow(row: HeatmapLine, weeks: readonly HeatmapWeek[]): HeatCell[] {
  return weeksOf(row).flatMap((cell, index) => {
    const week = weeks[index];
    if (!week) return [];
    const { activeCases, share, absentDays } = cell;
    const away = absentDays >= AWAY_DAYS;
    const days = absentDays > 0 ? `, away ${plural(absentDays, 'day')}` : '';
    const over = activeCases > row.capacity;
    const cases = plural(activeCases, week.when === 'coming' ? 'case' : 'active case');
    const label =
      `${row.attorney.name}, ${whenOf(week)}: ${cases}, ${formatPercent(share)} of capacity` +
      `${over ? ', over capacity' : ''}${days}`;
    return [
      {
        value: share,
        ...percentOf(share),
        label,
        away,
        over,
        ...(activeCases > 0 ? { href: casesHref(week, row.attorney.id) } : {}),
      },
    ];
  });
}

/** The firm's weeks: all workloads shown taken together. */
export function firmWeeks(rows: readonly HeatmapLine[], weeks: readonly HeatmapWeek[]): HeatCell[] {
  const capacity = rows.reduce((sum, row) => sum + row.capacity, 0);
  const byRow = rows.map(weeksOf);
  return weeks.map((week, index) => {
    const cases = byRow.reduce((sum, cells) => sum + (cells[index]?.activeCases ?? 0), 0);
    const share = capacity === 0 ? 0 : cases / capacity;
    const label = `All shown, ${whenOf(week)}: ${plural(cases, 'case')}, ${formatPercent(share)} of ${capacity}`;
    return { value: share, ...percentOf(share), label, over: cases > capacity };
  });
}

/** A share as a cell writes it, which leaves out the sign where there is no room. */
function percentOf(share: number): Pick<HeatCell, 'text' | 'unit'> {
  return { text: formatNumber(share * 100), unit: '%' };
}

/** Active cases of all these attorneys in a week, by its place. */
export function activeInWeek(rows: readonly HeatmapRow[], index: number): number {
  return rows.reduce((sum, row) => sum + (row.byWeek[index]?.activeCases ?? 0), 0);
}

function whenOf(week: HeatmapWeek): string {
  if (week.when === 'current') return 'now';
  const name = `week of ${formatDay(week.startsOn)}`;
  return week.when === 'coming' ? `${name}, expected` : name;
}

function casesHref({ when, startsOn, endsOn }: HeatmapWeek, attorneyId: string): string {
  const figure = when === 'coming' ? 'expected' : 'active';
  return metricHref({ figure, attorneyId, from: startsOn, to: endsOn });
}

/** One attorney's visa types; a zero where they could take such cases but hold none. */
export function visaRow(row: HeatmapLine, visaTypes: readonly VisaType[]): HeatCell[] {
  const cells = visaCellsOf(row);
  return visaTypes.map((type, index) => {
    const cell = cells[index];
    const name = `${row.attorney.name}, ${type}`;
    if (!cell || (cell.openCases === 0 && cell.level === 0)) {
      return { value: null, text: '', label: `${name}: not a specialty` };
    }
    if (cell.openCases === 0) {
      return { value: 0, text: '0', label: `${name}: no open case, level ${cell.level}` };
    }
    return {
      value: cell.openCases,
      label: `${name}: ${plural(cell.openCases, 'open case')}, ${cell.loadPoints} load points, level ${cell.level}`,
      href: `/cases?${new URLSearchParams({ attorneyId: row.attorney.id, visaType: type, status: 'assigned' }).toString()}`,
    };
  });
}

/** The visa types to show: those that someone holds a case of, or all that anyone handles. */
export function visaTypesOf(
  rows: readonly HeatmapRow[],
  visaTypes: readonly VisaType[],
  all: boolean,
): VisaType[] {
  return visaTypes.filter((type) =>
    rows.some(
      ({ byVisaType }) => (byVisaType[type]?.openCases ?? 0) > 0 || (all && byVisaType[type]),
    ),
  );
}

/** The rows that the filters leave: who handles a visa type, who is of a seniority. */
export function filteredRows(rows: readonly HeatmapRow[], query: HeatmapQuery): HeatmapRow[] {
  const { visaType, seniority } = query;
  return rows.filter((row) => {
    const cell = visaType === null ? null : row.byVisaType[visaType];
    const handles = cell === null || (cell !== undefined && (cell.level > 0 || cell.openCases > 0));
    return handles && (seniority === null || row.seniority === seniority);
  });
}

/** The rows in the order asked for; within it as the roster has them. */
export function sortedRows(rows: readonly HeatmapRow[], { sort }: HeatmapQuery): HeatmapRow[] {
  return [...rows].sort((a, b) => {
    switch (sort) {
      case 'name':
        return a.attorney.name.localeCompare(b.attorney.name, 'en');
      case 'seniority':
        return SENIORITIES.indexOf(b.seniority) - SENIORITIES.indexOf(a.seniority);
      case 'coming':
        return comingShare(b) - comingShare(a);
      case 'utilization':
        return fullnessOf(b) - fullnessOf(a) || b.utilization - a.utilization;
      case 'roster':
        return 0;
    }
  });
}

function fullnessOf({ activeCases, capacity }: HeatmapRow): number {
  return activeCases / capacity;
}

/** How full a workload is expected to be over the last weeks shown, which are the coming ones. */
function comingShare({ byWeek, capacity }: HeatmapRow): number {
  const coming = byWeek.slice(-COMING_WEEKS);
  return coming.reduce((sum, { activeCases }) => sum + activeCases, 0) / capacity;
}
