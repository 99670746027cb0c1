import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { BarChartCard } from '@/components/ui/charts/chart-card';
import { DataTable, type DataColumn } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber, formatPercent, plural } from '@/components/ui/format';
import { HeatmapTable } from '@/components/ui/heatmap-table';
import { reasonLabel } from '@/components/cases/handoff-reasons';
import type { AttorneyRef, BouncingCase, ReassignmentReportDto } from '@/lib/reports/dto';

interface Section {
  report: ReassignmentReportDto;
}

const RATE_COLUMNS: readonly DataColumn[] = [
  { id: 'attorney', header: 'Attorney', sortable: true },
  { id: 'held', header: 'Cases held', align: 'end', sortable: true },
  { id: 'givenAway', header: 'Given away', align: 'end', sortable: true },
  { id: 'rate', header: 'Rate', align: 'end', sortable: true },
  { id: 'in', header: 'Handed in', align: 'end', sortable: true },
  { id: 'out', header: 'Handed out', align: 'end', sortable: true },
];

/** How often each attorney gives cases away, against the firm's own rate. */
export function AttorneyRates({ report }: Section) {
  const flagged = new Set(report.flags.map(({ attorney }) => attorney.id));
  return (
    <Card
      title="By attorney"
      description="The rate is the share of the cases held in the period that the attorney gave away."
      flush
    >
      <DataTable
        caption="Reassignments by attorney"
        columns={RATE_COLUMNS}
        initialSort={{ id: 'rate', desc: true }}
        rows={report.attorneys.map((row) => ({
          id: row.attorney.id,
          href: `/attorneys/${row.attorney.id}`,
          cells: {
            attorney: {
              value: row.attorney.name,
              content: (
                <span className="inline-flex items-center gap-2">
                  <bdi>{row.attorney.name}</bdi>
                  {flagged.has(row.attorney.id) ? <Badge tone="warn">Above the firm</Badge> : null}
                </span>
              ),
            },
            held: row.casesHeld,
            givenAway: row.casesHandedOut,
            rate: {
              value: row.rate,
              content: row.rate === null ? null : formatPercent(row.rate, 1),
            },
            in: row.handedIn,
            out: row.handedOut,
          },
        }))}
        totals={{
          attorney: 'Firm',
          held: formatNumber(report.casesHeld),
          givenAway: formatNumber(report.casesHandedOut),
          rate: report.rate === null ? '–' : formatPercent(report.rate, 1),
          in: formatNumber(report.handoffs),
          out: formatNumber(report.handoffs),
        }}
        empty={<EmptyState title="Nobody held a case in this period" />}
      />
    </Card>
  );
}

/** Who hands to whom. */
export function HandoffMatrix({ report }: Section) {
  const givers = peopleOf(report.matrix.map(({ from }) => from));
  const takers = peopleOf(report.matrix.map(({ to }) => to));
  const cells = new Map(report.matrix.map((cell) => [`${cell.from.id} ${cell.to.id}`, cell]));
  if (report.matrix.length === 0) return null;
  return (
    <Card title="Who hands to whom" description="Rows hand out, columns are handed in." flush>
      <div className="py-3">
        <HeatmapTable
          caption="Handoffs by who gave and who took the case"
          rowsLabel="From"
          columns={takers.map(({ id, name }) => ({ id, header: shortName(name) }))}
          rows={givers.map((from) => ({
            id: from.id,
            header: from.name,
            cells: takers.map((to) => {
              const cell = cells.get(`${from.id} ${to.id}`);
              if (!cell)
                return { value: null, text: '', label: `${from.name} to ${to.name}: none` };
              return {
                value: cell.handoffs,
                label: `${from.name} to ${to.name}: ${plural(cell.handoffs, 'handoff')}, held ${cell.meanDaysHeld} days on average`,
              };
            }),
          }))}
          max={Math.max(1, ...report.matrix.map(({ handoffs }) => handoffs))}
          measure="Handoffs"
        />
      </div>
    </Card>
  );
}

const REASON_COLUMNS: readonly DataColumn[] = [
  { id: 'reason', header: 'Reason' },
  { id: 'handoffs', header: 'Handoffs', align: 'end', sortable: true },
  { id: 'share', header: 'Share', align: 'end', sortable: true },
  { id: 'days', header: 'Mean days held', align: 'end', sortable: true },
];

/** Why cases change hands: a chart, and the same numbers. */
export function Reasons({ report }: Section) {
  if (report.reasons.length === 0) return null;
  const [first] = report.reasons;
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <BarChartCard
        title="Reasons"
        summary={
          first ? `The most frequent reason is ${reasonLabel(first.reason).toLowerCase()}.` : ''
        }
        data={report.reasons.map(({ reason, handoffs }) => ({
          label: reasonLabel(reason),
          handoffs,
        }))}
        series={[{ key: 'handoffs', name: 'Handoffs' }]}
        horizontal
        heightPx={50 + report.reasons.length * 30}
      />
      <Card title="Reasons in numbers" flush>
        <DataTable
          caption="Handoffs by reason"
          columns={REASON_COLUMNS}
          rows={report.reasons.map((row) => ({
            id: row.reason,
            cells: {
              reason: reasonLabel(row.reason),
              handoffs: row.handoffs,
              share: { value: row.share, content: formatPercent(row.share) },
              days: { value: row.meanDaysHeld, content: row.meanDaysHeld.toFixed(1) },
            },
          }))}
        />
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
export function BouncingCases({ report }: Section) {
  return (
    <Card
      title="Bouncing cases"
      description="Handed on in the period and back with a former holder, or handed off three times or more."
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

function Why({ one }: { one: BouncingCase }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {one.reasons.includes('returned') ? <Badge tone="warn">Came back</Badge> : null}
      {one.reasons.includes('many-handoffs') ? <Badge tone="bad">Three or more</Badge> : null}
    </span>
  );
}

function peopleOf(all: readonly AttorneyRef[]): AttorneyRef[] {
  return [...new Map(all.map((one) => [one.id, one])).values()].sort((a, b) =>
    a.name.localeCompare(b.name),
  );
}

/** The last name, which is what fits above a narrow column. */
function shortName(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? name;
}
