import { formatDay } from '@/components/ui/format';
import type { WorkloadComparisonDto, WorkloadState } from '@/lib/features/reports/comparison-dto';
import type { AttorneyLoad, WorkloadLoad } from '@/lib/contracts/report';
import { metricHref } from '@/components/reports/metric-href';
import type { ReportTable, ReportColumn, ReportRow } from '@/app/(firm)/reports/report-table';

const COLUMNS: readonly ReportColumn[] = [
  { id: 'attorney', header: 'Attorney' },
  { id: 'active', header: 'Active', digits: 0, compared: true },
  { id: 'capacity', header: 'Capacity', digits: 0 },
  { id: 'open', header: 'Open', digits: 0, compared: true },
  { id: 'load', header: 'Load points', digits: 0 },
  { id: 'utilization', header: 'Utilization', digits: 0, percent: true, compared: true },
];

/** Who carries what, fullest workload first, with the end of the month before. */
export function workloadTable(report: WorkloadComparisonDto): ReportTable {
  const { state, before, month } = report;
  const earlier = new Map(before.attorneys.map((workload) => [workload.attorney.id, workload]));
  const lastDay = dayOf(report);
  return {
    title: `Workload of each attorney, ${monthName(month)}`,
    name: `workload-${month}`,
    columns: COLUMNS,
    beforeLabel: `end of ${monthName(report.monthBefore)}`,
    rows: [...state.attorneys]
      .sort((a, b) => b.utilization - a.utilization)
      .map((workload) => rowOf(workload, earlier.get(workload.attorney.id), lastDay)),
    totals: {
      id: 'firm',
      cells: { attorney: 'Firm', ...metricsOf(state.firm) },
      before: metricsOf(before.firm),
      links: linksOf(state.firm, lastDay),
    },
  };
}

/** The day at whose end (or, today, now) the workloads were looked at. */
function dayOf({ state, timeZone }: { state: WorkloadState; timeZone: string }): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return parts.format(new Date(state.at));
}

function monthName(month: string): string {
  return formatDay(`${month}-01`, 'month');
}

function rowOf(workload: AttorneyLoad, earlier: AttorneyLoad | undefined, day: string): ReportRow {
  const marks: NonNullable<ReportRow['marks']>[number][] = [];
  if (!workload.isActive) marks.push({ text: 'Inactive', tone: 'neutral' });
  if (workload.isActive && !workload.isPresent) marks.push({ text: 'Away', tone: 'info' });
  if (workload.activeCases > workload.capacity) marks.push({ text: 'Over capacity', tone: 'bad' });
  return {
    id: workload.attorney.id,
    cells: { attorney: workload.attorney.name, ...metricsOf(workload) },
    ...(earlier ? { before: metricsOf(earlier) } : {}),
    links: {
      attorney: `/attorneys/${workload.attorney.id}`,
      ...linksOf(workload, day, workload.attorney.id),
    },
    marks,
  };
}

function metricsOf({ activeCases, capacity, openCases, loadPoints, utilization }: WorkloadLoad) {
  return { active: activeCases, capacity, open: openCases, load: loadPoints, utilization };
}

function linksOf(
  { activeCases, openCases }: WorkloadLoad,
  day: string,
  attorneyId?: string,
): Record<string, string> {
  const about = { from: day, to: day, ...(attorneyId ? { attorneyId } : {}) };
  return {
    ...(activeCases > 0 ? { active: metricHref({ figure: 'active', ...about }) } : {}),
    ...(openCases > 0 ? { open: metricHref({ figure: 'open', ...about }) } : {}),
  };
}
