import { CsvLink } from '@/components/ui/csv-link';
import { ratesTable, reasonsTable } from '@/app/(firm)/reports/reassignments-tables';
import { packReport } from '@/app/(firm)/reports/report-lines';
import { ReportTableView } from '@/app/(firm)/reports/report-table-view';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { BarChartCard } from '@/components/ui/charts/chart-card';
import { DataTable, type DataColumn } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber } from '@/components/ui/format';
import type { ReassignmentComparisonDto } from '@/lib/features/reports/comparison-dto';
import type { BouncingCase, ReassignmentReportDto } from '@/lib/contracts/report';
import { handoffReason } from '@/lib/wording/case-labels';
import { busiest, MOST_PEOPLE } from './busiest';
import { HandoffMatrix, type MatrixLine } from './handoff-matrix';

interface Section {
  comparison: ReassignmentComparisonDto;
}

/** The address of one of the report's tables as a file. */
function csvHref({ report: { from, to } }: ReassignmentComparisonDto, table: string): string {
  return `/reports/reassignments/csv?${new URLSearchParams({ from, to, table }).toString()}`;
}

/** How often each attorney gives cases away, against the firm's own rate. */
export function AttorneyRates({ comparison }: Section) {
  return (
    <Card
      title="By attorney"
      description="The rate is the share of the cases held in the period that the attorney gave away. A figure leads to its cases."
      actions={<CsvLink href={csvHref(comparison, 'rates')} what="handoffs by attorney" />}
      flush
    >
      <ReportTableView
        lines={packReport(ratesTable(comparison))}
        empty={<EmptyState title="Nobody held a case in this period" />}
      />
    </Card>
  );
}

/** Who hands to whom; a cell leads to its cases. */
export function WhoHandsToWhom({ comparison }: Section) {
  const { matrix, from, to } = comparison.report;
  const giving = busiest(matrix.map((cell) => ({ who: cell.from, handoffs: cell.handoffs })));
  const taking = busiest(matrix.map((cell) => ({ who: cell.to, handoffs: cell.handoffs })));
  const isCut = giving.others > 0 || taking.others > 0;
  if (matrix.length === 0) return null;
  const places = [giving, taking].map(
    ({ people }) => new Map(people.map(({ id }, place) => [id, place])),
  );
  const lines = matrix.flatMap((cell): MatrixLine[] => {
    const giver = places[0]?.get(cell.from.id);
    const taker = places[1]?.get(cell.to.id);
    if (giver === undefined || taker === undefined) return [];
    return [[giver, taker, cell.handoffs, cell.meanDaysHeld]];
  });
  return (
    <Card
      title="Who hands to whom"
      description={`Rows hand out, columns are handed in.${isCut ? ` The ${MOST_PEOPLE} with the most handoffs each way; the file has all.` : ''}`}
      actions={<CsvLink href={csvHref(comparison, 'matrix')} what="who hands to whom" />}
      flush
    >
      <div className="py-3">
        <HandoffMatrix givers={giving.people} takers={taking.people} {...{ lines, from, to }} />
      </div>
    </Card>
  );
}

/** Why cases change hands: a chart, and the same numbers. */
export function Reasons({ comparison }: Section) {
  const { reasons } = comparison.report;
  const [first] = reasons;
  if (!first) return null;
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <BarChartCard
        title="Reasons"
        summary={`The most frequent reason is ${handoffReason(first.reason).inSentence}.`}
        data={reasons.map(({ reason, handoffs }) => ({
          label: handoffReason(reason).label,
          handoffs,
        }))}
        series={[{ key: 'handoffs', name: 'Handoffs' }]}
        horizontal
        heightPx={50 + reasons.length * 30}
      />
      <Card
        title="Reasons in numbers"
        actions={<CsvLink href={csvHref(comparison, 'reasons')} what="reasons" />}
        flush
      >
        <ReportTableView lines={packReport(reasonsTable(comparison))} />
      </Card>
    </div>
  );
}

const BOUNCING_COLUMNS: readonly DataColumn[] = [
  { id: 'number', header: 'Case', align: 'end' },
  { id: 'client', header: 'Client', plain: true },
  { id: 'handoffs', header: 'Handoffs', align: 'end', sortable: true },
  { id: 'path', header: 'Holders in order', plain: true, wrap: true },
  { id: 'why', header: 'Why it is listed', plain: true },
];

/** Cases that came back, or changed hands three times or more. */
export function BouncingCases({ report }: { report: ReassignmentReportDto }) {
  return (
    <Card
      title="Bouncing cases"
      description={`Handed on in the period and back with a former holder, or handed off three times or more.${firstOf(report)}`}
      flush
    >
      <DataTable
        caption="Cases that bounced, with everyone who held them"
        columns={BOUNCING_COLUMNS}
        rows={report.bouncing.map((one) => ({
          id: one.id,
          href: `/cases/${one.id}`,
          cells: {
            number: one.number,
            client: { value: one.client.name, content: <bdi>{one.client.name}</bdi> },
            handoffs: one.handoffs,
            path: { value: null, content: one.holders.map(({ name }) => name).join(' → ') },
            why: { value: null, content: <Why one={one} /> },
          },
        }))}
        empty={
          <EmptyState
            title="No case bounced"
            description="Every case that changed hands in this period went one way, at most twice."
          />
        }
      />
    </Card>
  );
}

function firstOf({ bouncing, bouncingCases }: ReassignmentReportDto): string {
  if (bouncing.length === bouncingCases) return '';
  return ` The ${bouncing.length} with the most handoffs of ${formatNumber(bouncingCases)}.`;
}

function Why({ one }: { one: BouncingCase }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {one.reasons.includes('returned') ? <Badge tone="warn">Came back</Badge> : null}
      {one.reasons.includes('many-handoffs') ? <Badge tone="bad">Three or more</Badge> : null}
    </span>
  );
}
