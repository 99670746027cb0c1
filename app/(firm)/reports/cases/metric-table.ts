import { stageLabel } from '@/components/cases/stages';
import { formatDay, formatTime } from '@/components/ui/format';
import type { MetricCasesDto } from '@/lib/features/reports/metric-dto';
import type { Metric, MetricInput } from '@/lib/contracts/metric';
import { visaTypeLabel } from '@/lib/wording/labels';
import { handoffReason } from '@/lib/wording/case-labels';
import { periodName } from '@/app/(firm)/reports/reassignments-tables';
import type { ReportTable, ReportColumn } from '@/app/(firm)/reports/report-table';

const METRIC_LABELS: Record<Metric, string> = {
  new: 'New cases',
  'new-by-rules': 'New cases given by the rules',
  'new-by-hand': 'New cases given by hand',
  'handed-in': 'Cases handed in',
  'handed-out': 'Cases handed out',
  held: 'Cases held at some time',
  'given-away': 'Cases given away',
  active: 'Active cases',
  open: 'Open cases',
  expected: 'Cases in hand that are expected to be active',
  overdue: 'Cases in work past their deadline',
  closed: 'Cases closed',
  'on-time': 'Work finished on time',
  late: 'Work that missed its deadline',
  reached: 'Cases that reached a stage',
};

/** What the list is, in words: "Cases handed out by Ana Ruiz to Ben Sato, November 2026". */
export function metricTitle(
  { figure, attorney, other, from, to }: MetricCasesDto,
  { stage, reason }: Pick<MetricInput, 'stage' | 'reason'> = {},
): string {
  const parts = [
    figure === 'reached' && stage
      ? `Cases that reached ${stageLabel(stage)}`
      : METRIC_LABELS[figure],
  ];
  if (attorney) parts.push(`${prepositionOf(figure)} ${attorney.name}`);
  if (other) parts.push(`${figure === 'handed-in' ? 'from' : 'to'} ${other.name}`);
  if (reason) parts.push(`because of ${handoffReason(reason).inSentence}`);
  return `${parts.join(' ')}, ${whenOf(figure, { from, to })}`;
}

function prepositionOf(figure: Metric): string {
  if (figure === 'handed-in' || figure.startsWith('new')) return 'to';
  if (figure === 'handed-out' || figure === 'given-away' || figure === 'held') return 'by';
  return 'of';
}

function whenOf(figure: Metric, days: { from: string; to: string }): string {
  if (figure === 'active' || figure === 'open') return `end of ${formatDay(days.to)}`;
  if (figure === 'overdue') return `as of ${formatDay(days.to)}`;
  if (figure === 'expected') return `at the end of the week to ${formatDay(days.to)}`;
  return periodName(days);
}

const COLUMNS: readonly ReportColumn[] = [
  { id: 'number', header: 'No.', digits: 0, isName: true },
  { id: 'client', header: 'Client' },
  { id: 'visaType', header: 'Visa type' },
  { id: 'complexity', header: 'Complexity', digits: 0 },
  { id: 'deadline', header: 'Deadline', isDay: true },
  { id: 'from', header: 'From' },
  { id: 'holder', header: 'Holder' },
];

/** Figures about a state: what is known of a case is since when. */
const SINCE: readonly Metric[] = ['active', 'open', 'expected', 'overdue', 'held'];

/** The cases that a metric counts, as a table. */
export function metricTable(
  cases: MetricCasesDto,
  query: Pick<MetricInput, 'stage' | 'reason'> = {},
): ReportTable {
  const anyFrom = cases.items.some(({ from }) => from !== null);
  return {
    title: metricTitle(cases, query),
    name: `cases-${cases.figure}-${cases.from}-to-${cases.to}`,
    columns: [
      ...COLUMNS.filter(({ id }) => id !== 'from' || anyFrom),
      { id: 'at', isOrdered: true, header: SINCE.includes(cases.figure) ? 'Held since' : 'When' },
    ],
    rows: cases.items.map(({ key, case: one, at, from, holder }) => ({
      // A state counts each case once, so that its rows can be chosen as cases.
      id: SINCE.includes(cases.figure) && cases.figure !== 'held' ? one.id : key,
      cells: {
        number: one.number,
        client: one.client.name,
        visaType: visaTypeLabel(one.visaType),
        complexity: one.complexity,
        deadline: one.deadline,
        from: from?.name ?? null,
        holder: holder?.name ?? null,
        at: formatTime(at, cases.timeZone, 'datetime'),
      },
      links: { number: `/cases/${one.id}`, client: `/cases/${one.id}` },
    })),
  };
}
