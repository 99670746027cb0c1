import { formatDay } from '@/components/ui/format';
import type { WorkloadComparisonDto, WorkloadState } from '@/lib/reports/comparison-dto';
import type { AttorneyLoad, DeskLoad } from '@/lib/reports/dto';
import { figureHref } from './figure-href';
import type { Sheet, SheetColumn, SheetRow } from './sheet';

const COLUMNS: readonly SheetColumn[] = [
  { id: 'attorney', header: 'Attorney' },
  { id: 'active', header: 'Active', digits: 0, compared: true },
  { id: 'capacity', header: 'Capacity', digits: 0 },
  { id: 'open', header: 'Open', digits: 0, compared: true },
  { id: 'load', header: 'Load points', digits: 0 },
  { id: 'utilization', header: 'Utilization', digits: 0, percent: true, compared: true },
];

/** Who carries what, fullest desk first, with the end of the month before. */
export function workloadSheet(report: WorkloadComparisonDto): Sheet {
  const { state, before, month } = report;
  const earlier = new Map(before.attorneys.map((desk) => [desk.attorney.id, desk]));
  const lastDay = dayOf(report);
  return {
    title: `Workload of each attorney, ${monthName(month)}`,
    name: `workload-${month}`,
    columns: COLUMNS,
    beforeLabel: `end of ${monthName(report.monthBefore)}`,
    rows: [...state.attorneys]
      .sort((a, b) => b.utilization - a.utilization)
      .map((desk) => rowOf(desk, earlier.get(desk.attorney.id), lastDay)),
    totals: {
      id: 'firm',
      cells: { attorney: 'Firm', ...figuresOf(state.firm) },
      before: figuresOf(before.firm),
      links: linksOf(state.firm, lastDay),
    },
  };
}

/** The day at whose end (or, today, now) the desks were looked at. */
function dayOf({ state, timeZone }: { state: WorkloadState; timeZone: string }): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return parts.format(new Date(state.at));
}

function monthName(month: string): string {
  return formatDay(`${month}-01`, 'month');
}

function rowOf(desk: AttorneyLoad, earlier: AttorneyLoad | undefined, day: string): SheetRow {
  const marks: NonNullable<SheetRow['marks']>[number][] = [];
  if (!desk.isActive) marks.push({ text: 'Inactive', tone: 'neutral' });
  if (desk.isActive && !desk.isPresent) marks.push({ text: 'Away', tone: 'info' });
  if (desk.activeCases > desk.capacity) marks.push({ text: 'Over capacity', tone: 'bad' });
  return {
    id: desk.attorney.id,
    cells: { attorney: desk.attorney.name, ...figuresOf(desk) },
    ...(earlier ? { before: figuresOf(earlier) } : {}),
    links: { attorney: `/attorneys/${desk.attorney.id}`, ...linksOf(desk, day, desk.attorney.id) },
    marks,
  };
}

function figuresOf({ activeCases, capacity, openCases, loadPoints, utilization }: DeskLoad) {
  return { active: activeCases, capacity, open: openCases, load: loadPoints, utilization };
}

function linksOf(
  { activeCases, openCases }: DeskLoad,
  day: string,
  attorneyId?: string,
): Record<string, string> {
  const about = { from: day, to: day, ...(attorneyId ? { attorneyId } : {}) };
  return {
    ...(activeCases > 0 ? { active: figureHref({ figure: 'active', ...about }) } : {}),
    ...(openCases > 0 ? { open: figureHref({ figure: 'open', ...about }) } : {}),
  };
}
