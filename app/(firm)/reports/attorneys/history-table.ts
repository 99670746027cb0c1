import { stageLabel } from '@/components/cases/stages';
import { formatDay } from '@/components/ui/format';
import { STAGES } from '@/lib/assignment/core';
import type { AttorneyHistoryDto, HistoryMetrics } from '@/lib/features/reports/comparison-dto';
import type { Metric } from '@/lib/contracts/metric';
import { metricHref } from '@/components/reports/metric-href';
import { monthDays } from '@/app/(firm)/reports/month-days';
import type { ReportTable, ReportColumn, ReportRow } from '@/app/(firm)/reports/report-table';

const METRICS: readonly { id: string; header: string; figure: Metric; of: keyof HistoryMetrics }[] =
  [
    { id: 'new', header: 'New', figure: 'new', of: 'newCases' },
    { id: 'in', header: 'Handed in', figure: 'handed-in', of: 'handedIn' },
    { id: 'out', header: 'Handed out', figure: 'handed-out', of: 'handedOut' },
    { id: 'closed', header: 'Closed', figure: 'closed', of: 'closed' },
    { id: 'onTime', header: 'On time', figure: 'on-time', of: 'onTime' },
    { id: 'late', header: 'Late', figure: 'late', of: 'late' },
  ];

const MEASURES: readonly ReportColumn[] = [
  { id: 'share', header: 'On-time share', digits: 0, percent: true },
  { id: 'mean', header: 'Mean days held', digits: 1 },
  { id: 'median', header: 'Median days held', digits: 1 },
];

/** A month written YYYY-MM, by its name. */
export function monthName(month: string): string {
  return formatDay(`${month}-01`, 'month');
}

/** The months of a history as words: "Dec 2025 to Nov 2026". */
export function monthsName({ from, to }: { from: string; to: string }): string {
  return from === to ? monthName(from) : `${monthName(from)} to ${monthName(to)}`;
}

/** An attorney's months, one a row, newest last. */
export function historyTable(history: AttorneyHistoryDto): ReportTable {
  const { attorney, months, totals, from, to } = history;
  return {
    title: `${attorney.name}, month by month`,
    name: `attorney-history-${from}-to-${to}`,
    about: { header: 'Attorney', value: attorney.name },
    columns: [
      { id: 'month', header: 'Month', isOrdered: true },
      ...METRICS.map(({ id, header }) => ({ id, header, digits: 0 })),
      ...MEASURES,
    ],
    rows: months.map((month) =>
      rowOf(month, monthName(month.month), attorney.id, monthDays(month.month, month.month)),
    ),
    totals: rowOf(totals, 'All months', attorney.id, monthDays(from, to)),
  };
}

function rowOf(
  figures: HistoryMetrics,
  month: string,
  attorneyId: string,
  days: { from: string; to: string },
): ReportRow {
  const cells: ReportRow['cells'] = { month };
  const links: Record<string, string> = {};
  for (const { id, of, figure } of METRICS) {
    const value = figures[of];
    if (typeof value !== 'number') continue;
    cells[id] = value;
    if (value > 0) links[id] = metricHref({ figure, attorneyId, ...days });
  }
  cells.share = figures.onTimeShare;
  cells.mean = figures.meanDaysHeld;
  cells.median = figures.medianDaysHeld;
  return { id: month, cells, links };
}

/** How often cases came into each stage, stage by stage, with as many months before. */
export function stagesTable({
  attorney,
  from,
  to,
  totals,
  before,
}: AttorneyHistoryDto): ReportTable {
  const days = monthDays(from, to);
  const reached = STAGES.filter(
    (stage) => (totals.reached[stage] ?? before.totals.reached[stage]) !== undefined,
  );
  return {
    title: `Stages reached, ${monthsName({ from, to })}`,
    name: `stages-reached-${from}-to-${to}`,
    about: { header: 'Attorney', value: attorney.name },
    columns: [
      { id: 'stage', header: 'Stage', isOrdered: true },
      { id: 'times', header: 'Times reached', digits: 0, compared: true },
    ],
    beforeLabel: monthsName(before),
    rows: reached.map((stage): ReportRow => {
      const times = totals.reached[stage] ?? 0;
      const href = metricHref({ figure: 'reached', stage, attorneyId: attorney.id, ...days });
      return {
        id: stage,
        cells: { stage: stageLabel(stage), times },
        before: { times: before.totals.reached[stage] ?? 0 },
        ...(times > 0 ? { links: { times: href } } : {}),
      };
    }),
  };
}
