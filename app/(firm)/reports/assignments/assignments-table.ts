import { formatDay } from '@/components/ui/format';
import type { AssignmentComparisonDto } from '@/lib/features/reports/comparison-dto';
import type { AssignmentCounts } from '@/lib/contracts/report';
import type { Metric } from '@/lib/contracts/metric';
import { metricHref } from '@/components/reports/metric-href';
import { monthDays } from '@/app/(firm)/reports/month-days';
import type { ReportTable, ReportColumn } from '@/app/(firm)/reports/report-table';

const COLUMNS: readonly ReportColumn[] = [
  { id: 'attorney', header: 'Attorney' },
  { id: 'rules', header: 'New by rules', digits: 0, compared: true },
  { id: 'hand', header: 'New by hand', digits: 0, compared: true },
  { id: 'in', header: 'Handed in', digits: 0, compared: true },
  { id: 'out', header: 'Handed out', digits: 0, compared: true },
  { id: 'complexity', header: 'Mean complexity', digits: 2 },
];

const METRICS: Readonly<Record<string, Metric>> = {
  rules: 'new-by-rules',
  hand: 'new-by-hand',
  in: 'handed-in',
  out: 'handed-out',
};

/** What each attorney was given in a month, most new cases first, with the month before. */
export function assignmentsTable({ report, before }: AssignmentComparisonDto): ReportTable {
  const earlier = new Map(before.rows.map((row) => [row.attorney.id, row]));
  const days = monthDays(report.month);
  const name = formatDay(`${report.month}-01`, 'month');
  return {
    title: `Cases given in ${name}, in numbers`,
    name: `assignments-${report.month}`,
    columns: COLUMNS,
    beforeLabel: formatDay(`${before.month}-01`, 'month'),
    rows: [...report.rows]
      .sort((a, b) => newOf(b) - newOf(a))
      .map((row) => {
        const { id, name: who } = row.attorney;
        const past = earlier.get(id);
        return {
          id,
          cells: { attorney: who, ...metricsOf(row) },
          ...(past ? { before: metricsOf(past) } : {}),
          links: { attorney: `/attorneys/${id}`, ...linksOf(row, days, id) },
        };
      }),
    totals: {
      id: 'firm',
      cells: { attorney: 'Firm', ...metricsOf(report.totals) },
      before: metricsOf(before.totals),
      links: linksOf(report.totals, days),
    },
  };
}

function newOf({ newByRules, newByHand }: AssignmentCounts): number {
  return newByRules + newByHand;
}

function metricsOf(counts: AssignmentCounts): Record<string, number | null> {
  return {
    rules: counts.newByRules,
    hand: counts.newByHand,
    in: counts.handedIn,
    out: counts.handedOut,
    complexity: counts.meanComplexity,
  };
}

function linksOf(
  counts: AssignmentCounts,
  days: { from: string; to: string },
  attorneyId?: string,
): Record<string, string> {
  const figures = metricsOf(counts);
  return Object.fromEntries(
    Object.entries(METRICS)
      .filter(([id]) => (figures[id] ?? 0) > 0)
      .map(([id, figure]) => [
        id,
        metricHref({ figure, ...days, ...(attorneyId ? { attorneyId } : {}) }),
      ]),
  );
}
