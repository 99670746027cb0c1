import { formatDay, formatPercent, plural } from '@/components/ui/format';
import type { HeatCell } from '@/components/ui/heatmap-table';
import type { VisaType } from '@/lib/assignment/core';
import type { HeatmapRow, HeatmapWeek } from '@/lib/reports/dto';

/** Away for this many of seven days, a week counts as a week away. */
const AWAY_DAYS = 3;

/** The heading of a week: "Now" for the current one, else its Monday. */
export function weekHeader(week: HeatmapWeek): string {
  return week.when === 'current' ? 'Now' : formatDay(week.startsOn, 'day').replace(/^\w+, /, '');
}

/** One attorney's weeks: how full the desk was or is, and where they are away. */
export function weekRow(row: HeatmapRow, weeks: readonly HeatmapWeek[]): HeatCell[] {
  return row.byWeek.map((cell, index) => {
    const week = weeks[index];
    const name = `${row.attorney.name}, week of ${formatDay(cell.startsOn)}`;
    const away = cell.absentDays >= AWAY_DAYS;
    const days = cell.absentDays > 0 ? `, away ${plural(cell.absentDays, 'day')}` : '';
    if (cell.share === null || cell.activeCases === null) {
      return {
        value: null,
        text: away ? 'away' : '·',
        label: `${name}${days || ': present'}`,
        away,
      };
    }
    const label = `${name}: ${plural(cell.activeCases, 'active case')}, ${formatPercent(cell.share)} of capacity${days}`;
    const shown = { value: cell.share, text: formatPercent(cell.share), label, away };
    return week?.when === 'current'
      ? { ...shown, href: `/cases?attorneyId=${row.attorney.id}&status=assigned` }
      : shown;
  });
}

/** One attorney's visa types; a dot where they could take such cases but hold none. */
export function visaRow(row: HeatmapRow, visaTypes: readonly VisaType[]): HeatCell[] {
  return visaTypes.map((type) => {
    const cell = row.byVisaType[type];
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
      href: `/cases?${new URLSearchParams({ attorneyId: row.attorney.id, visaType: type, status: 'assigned' })}`,
    };
  });
}
