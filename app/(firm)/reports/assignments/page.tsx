import type { Metadata } from 'next';
import { PeriodForm } from '@/components/reports/period-form';
import { PrintButton } from '@/components/ui/print-button';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { StackedBarChartCard } from '@/components/ui/charts/chart-card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay, formatNumber } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { Stat, StatGroup } from '@/components/ui/stat';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { now } from '@/lib/clock';
import { reportAssignments } from '@/lib/reports';
import type { AssignmentReportDto, AssignmentReportRow } from '@/lib/reports/dto';
import { dateIn, isMonth, monthBefore } from '@/lib/time';
import { orRefusal } from '../or-refusal';

export const metadata: Metadata = { title: 'Cases assigned by month' };

const COLUMNS: readonly DataColumn[] = [
  { id: 'attorney', header: 'Attorney', sortable: true },
  { id: 'rules', header: 'New by rules', align: 'end', sortable: true },
  { id: 'hand', header: 'New by hand', align: 'end', sortable: true },
  { id: 'in', header: 'Handed in', align: 'end', sortable: true },
  { id: 'out', header: 'Handed out', align: 'end', sortable: true },
  { id: 'complexity', header: 'Mean complexity', align: 'end', sortable: true },
];

/** What each attorney was given in one month; the month is in the address. */
export default async function AssignmentsReportPage({
  searchParams,
}: PageProps<'/reports/assignments'>) {
  const asked = (await searchParams).month;
  const viewer = await getViewerWith('reports.read');
  const thisMonth = dateIn(now(), viewer.timeZone).slice(0, 7);
  const month = typeof asked === 'string' ? asked : thisMonth;
  const report = await orRefusal(() => reportAssignments(actorOf(viewer), month));
  return (
    <Page
      title="Cases assigned by month"
      description={`What each attorney was given, by the calendar of ${viewer.timeZone}.`}
      actions={<PrintButton />}
      filters={<MonthFilter month={month} thisMonth={thisMonth} />}
    >
      {'refusal' in report ? (
        <Alert tone="bad" title="There is no such month">
          {report.refusal.message}{' '}
          <TextLink href="/reports/assignments">Show this month instead.</TextLink>
        </Alert>
      ) : (
        <Report report={report.value} />
      )}
    </Page>
  );
}

function MonthFilter({ month, thisMonth }: { month: string; thisMonth: string }) {
  const shown = isMonth(month) ? month : thisMonth;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2" data-print="hide">
      <PeriodForm
        label="Choose a month"
        action="/reports/assignments"
        fields={[{ name: 'month', label: 'Month', type: 'month', value: shown }]}
      />
      <TextLink href={`/reports/assignments?month=${monthBefore(shown)}`}>Month before</TextLink>
    </div>
  );
}

function Report({ report }: { report: AssignmentReportDto }) {
  const { totals } = report;
  const monthName = formatDay(`${report.month}-01`, 'month');
  const title = `Cases given in ${monthName}`;
  const busy = report.rows.filter((row) => row.newByRules + row.newByHand + row.handedIn > 0);
  return (
    <>
      <StatGroup label={monthName}>
        <Stat
          label="New by the rules"
          value={formatNumber(totals.newByRules)}
          how="New cases that the firm’s rules gave to an attorney, at arrival or from the waiting line."
        />
        <Stat
          label="New by hand"
          value={formatNumber(totals.newByHand)}
          how="New cases for which a person chose the attorney."
        />
        <Stat
          label="Changed hands"
          value={formatNumber(totals.handedIn)}
          how="Handoffs carried out: what one attorney handed out, another was handed in."
        />
        <Stat
          label="Mean complexity"
          value={totals.meanComplexity?.toFixed(1) ?? '–'}
          note="of the new cases, 1 to 10"
        />
      </StatGroup>
      <StackedBarChartCard
        title={title}
        summary={`New cases and cases handed in for ${busy.length} attorneys in ${monthName}.`}
        data={busy.map((row) => ({
          label: row.attorney.name,
          rules: row.newByRules,
          hand: row.newByHand,
          handedIn: row.handedIn,
        }))}
        series={[
          { key: 'rules', name: 'New by rules' },
          { key: 'hand', name: 'New by hand' },
          { key: 'handedIn', name: 'Handed in' },
        ]}
        horizontal
        heightPx={60 + busy.length * 28}
        empty={<NothingAssigned monthName={monthName} />}
      />
      <Card title="The same in numbers" flush>
        <DataTable
          caption={`${title}, in numbers`}
          columns={COLUMNS}
          rows={report.rows.map(rowOf)}
          initialSort={{ id: 'rules', desc: true }}
          totals={{
            attorney: 'Firm',
            rules: formatNumber(totals.newByRules),
            hand: formatNumber(totals.newByHand),
            in: formatNumber(totals.handedIn),
            out: formatNumber(totals.handedOut),
            complexity: totals.meanComplexity?.toFixed(2) ?? '–',
          }}
          empty={<NothingAssigned monthName={monthName} />}
        />
      </Card>
    </>
  );
}

function rowOf(row: AssignmentReportRow): DataRow {
  const { attorney } = row;
  return {
    id: attorney.id,
    href: `/attorneys/${attorney.id}`,
    cells: {
      attorney: {
        value: attorney.name,
        content: <bdi>{attorney.name}</bdi>,
      },
      rules: row.newByRules,
      hand: row.newByHand,
      in: row.handedIn,
      out: row.handedOut,
      complexity: { value: row.meanComplexity, content: row.meanComplexity?.toFixed(2) },
    },
  };
}

function NothingAssigned({ monthName }: { monthName: string }) {
  return (
    <EmptyState
      title={`Nothing was assigned in ${monthName}`}
      description="Choose another month, or come back when cases have arrived."
    />
  );
}
