import { formatDay } from '@/components/ui/format';
import type { ReassignmentComparisonDto } from '@/lib/features/reports/comparison-dto';
import type { AttorneyReassignments, ReassignmentReportDto } from '@/lib/contracts/report';
import type { Metric, MetricInput } from '@/lib/contracts/metric';
import { handoffReason } from '@/lib/wording/case-labels';
import { metricHref } from '@/components/reports/metric-href';
import type { ReportTable, ReportColumn } from './report-table';

const RATE_COLUMNS: readonly ReportColumn[] = [
  { id: 'attorney', header: 'Attorney' },
  { id: 'held', header: 'Cases held', digits: 0 },
  { id: 'givenAway', header: 'Given away', digits: 0, compared: true },
  { id: 'rate', header: 'Rate', digits: 1, percent: true, compared: true },
  { id: 'in', header: 'Handed in', digits: 0, compared: true },
  { id: 'out', header: 'Handed out', digits: 0, compared: true },
];

type Counts = Pick<
  AttorneyReassignments,
  'casesHeld' | 'casesHandedOut' | 'rate' | 'handedIn' | 'handedOut'
>;

const METRICS: Readonly<Record<string, Metric>> = {
  held: 'held',
  givenAway: 'given-away',
  in: 'handed-in',
  out: 'handed-out',
};

/** How a period is called: a month by its name, other days as they are. */
export function periodName({ from, to }: { from: string; to: string }): string {
  const nextDay = new Date(`${to}T00:00:00Z`);
  nextDay.setUTCDate(nextDay.getUTCDate() + 1);
  const isMonth =
    from.endsWith('-01') && nextDay.getUTCDate() === 1 && from.slice(0, 7) === to.slice(0, 7);
  return isMonth ? formatDay(from, 'month') : `${formatDay(from)} to ${formatDay(to)}`;
}

/** How often each attorney gives cases away, highest rate first, with the period before. */
export function ratesTable({ report, before }: ReassignmentComparisonDto): ReportTable {
  const earlier = new Map(before?.attorneys.map((row) => [row.attorney.id, row]));
  const flagged = new Set(report.flags.map(({ attorney }) => attorney.id));
  return {
    title: `Reassignments by attorney, ${periodName(report)}`,
    name: `reassignments-${report.from}-to-${report.to}`,
    columns: RATE_COLUMNS,
    ...(before ? { beforeLabel: periodName(before) } : {}),
    rows: [...report.attorneys]
      .sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1))
      .map((row) => {
        const { id, name } = row.attorney;
        const past = earlier.get(id);
        return {
          id,
          cells: { attorney: name, ...metricsOf(row) },
          ...(past ? { before: metricsOf(past) } : {}),
          links: { attorney: `/attorneys/${id}`, ...linksOf(row, report, id) },
          marks: flagged.has(id) ? [{ text: 'Above the firm', tone: 'warn' as const }] : [],
        };
      }),
    totals: {
      id: 'firm',
      cells: { attorney: 'Firm', ...metricsOf(firmOf(report)) },
      ...(before ? { before: metricsOf(firmOf(before)) } : {}),
      links: linksOf(firmOf(report), report),
    },
  };
}

function firmOf(report: ReassignmentReportDto): Counts {
  const { casesHeld, casesHandedOut, rate, handoffs } = report;
  return { casesHeld, casesHandedOut, rate, handedIn: handoffs, handedOut: handoffs };
}

function metricsOf({ casesHeld, casesHandedOut, rate, handedIn, handedOut }: Counts) {
  return { held: casesHeld, givenAway: casesHandedOut, rate, in: handedIn, out: handedOut };
}

function linksOf(
  counts: Counts,
  { from, to }: { from: string; to: string },
  attorneyId?: string,
): Record<string, string> {
  const figures: Record<string, number | null> = metricsOf(counts);
  const links = Object.entries(METRICS).filter(([id]) => (figures[id] ?? 0) > 0);
  const about: Omit<MetricInput, 'figure'> = { from, to, ...(attorneyId ? { attorneyId } : {}) };
  return Object.fromEntries(links.map(([id, figure]) => [id, metricHref({ figure, ...about })]));
}

const REASON_COLUMNS: readonly ReportColumn[] = [
  { id: 'reason', header: 'Reason' },
  { id: 'handoffs', header: 'Handoffs', digits: 0, compared: true },
  { id: 'share', header: 'Share', digits: 0, percent: true },
  { id: 'days', header: 'Mean days held', digits: 1 },
];

/** Why cases changed hands, most frequent reason first. */
export function reasonsTable({ report, before }: ReassignmentComparisonDto): ReportTable {
  const earlier = new Map(before?.reasons.map(({ reason, handoffs }) => [reason, handoffs]));
  const { from, to } = report;
  return {
    title: `Handoffs by reason, ${periodName(report)}`,
    name: `handoff-reasons-${from}-to-${to}`,
    columns: REASON_COLUMNS,
    ...(before ? { beforeLabel: periodName(before) } : {}),
    rows: report.reasons.map(({ reason, handoffs, share, meanDaysHeld }) => ({
      id: reason,
      cells: { reason: handoffReason(reason).label, handoffs, share, days: meanDaysHeld },
      before: { handoffs: earlier.get(reason) ?? 0 },
      links: {
        handoffs: metricHref({
          figure: 'handed-out',
          from,
          to,
          reason: reason as NonNullable<MetricInput['reason']>,
        }),
      },
    })),
  };
}

/** Who gave how many cases to whom. */
export function matrixTable({ report }: ReassignmentComparisonDto): ReportTable {
  const { from, to } = report;
  return {
    title: `Who hands to whom, ${periodName(report)}`,
    name: `handoff-matrix-${from}-to-${to}`,
    columns: [
      { id: 'from', header: 'From' },
      { id: 'to', header: 'To' },
      { id: 'handoffs', header: 'Handoffs', digits: 0 },
      { id: 'days', header: 'Mean days held', digits: 1 },
    ],
    rows: report.matrix.map((cell) => ({
      id: `${cell.from.id} ${cell.to.id}`,
      cells: {
        from: cell.from.name,
        to: cell.to.name,
        handoffs: cell.handoffs,
        days: cell.meanDaysHeld,
      },
    })),
  };
}
