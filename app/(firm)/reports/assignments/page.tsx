import { assignmentsTable } from './assignments-table';
import { CsvLink } from '@/components/ui/csv-link';
import { metricHref } from '@/components/reports/metric-href';
import { monthDays } from '@/app/(firm)/reports/month-days';
import { MonthPicker } from '@/app/(firm)/reports/month-picker';
import { packReport } from '@/app/(firm)/reports/report-lines';
import { ReportTableView } from '@/app/(firm)/reports/report-table-view';
import { Summary } from '@/app/(firm)/reports/summary';
import { compared, greatestChanges } from '@/app/(firm)/reports/labels';
import { Card } from '@/components/ui/card';
import { StackedBarChartCard } from '@/components/ui/charts/chart-card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay, formatNumber, plural, zoneName } from '@/components/ui/format';
import { Stat, StatGroup } from '@/components/ui/stat';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { compareAssignments } from '@/lib/features/reports';
import type { AssignmentComparisonDto } from '@/lib/features/reports/comparison-dto';
import type { AssignmentCounts } from '@/lib/contracts/report';
import { askedMonth } from '../asked';
import { resultOrError } from '../result-or-error';
import { textOf, thisMonthIn } from '../../params';
import { RefusalAlert } from '../refusal-alert';
import { NOT_SHOWN, ReportPage } from '../report-page';

/** What each attorney was given in one month; the month is in the address. */
export default async function AssignmentsReportPage({
  searchParams,
}: PageProps<'/reports/assignments'>) {
  const asked = textOf((await searchParams).month);
  const viewer = await getViewerWith('reports.read');
  const thisMonth = thisMonthIn(viewer.timeZone);
  const month = asked ?? thisMonth;
  const report = await resultOrError(askedMonth(month), () =>
    compareAssignments(actorOf(viewer), month),
  );
  const refusal = 'refusal' in report ? report.refusal : null;
  return (
    <ReportPage
      title="Cases assigned by month"
      description={`What each attorney was given, by the calendar in ${zoneName(viewer.timeZone)}.`}
      period={refusal ? NOT_SHOWN : monthName(month)}
      viewer={viewer}
      filters={
        <MonthPicker
          action="/reports/assignments"
          month={month}
          latest={thisMonth}
          problems={refusal?.problems}
        />
      }
    >
      {'refusal' in report ? (
        <RefusalAlert
          title="This month cannot be shown"
          refusal={report.refusal}
          instead={{ href: '/reports/assignments', label: 'Show the present month instead' }}
        />
      ) : (
        <Report comparison={report.value} />
      )}
    </ReportPage>
  );
}

function monthName(month: string): string {
  return formatDay(`${month}-01`, 'month');
}

function Report({ comparison }: { comparison: AssignmentComparisonDto }) {
  const { report } = comparison;
  const table = assignmentsTable(comparison);
  const name = monthName(report.month);
  return (
    <>
      <Figures comparison={comparison} />
      <Summary sentences={[sentenceOf(comparison), greatestChanges(table, 'rules')]} />
      <Chart comparison={comparison} />
      <Card
        title="The same in numbers"
        description={`Beside each figure how much it changed since ${monthName(comparison.before.month)}. A figure leads to its cases.`}
        actions={
          <CsvLink
            href={`/reports/assignments/csv?month=${report.month}`}
            what="assigned by month"
          />
        }
        flush
      >
        <ReportTableView lines={packReport(table)} empty={<NothingAssigned monthName={name} />} />
      </Card>
    </>
  );
}

function newOf({ newByRules, newByHand }: AssignmentCounts): number {
  return newByRules + newByHand;
}

function sentenceOf({ report, before, isCurrent }: AssignmentComparisonDto): string {
  const count = newOf(report.totals);
  const when = `in ${monthName(before.month)}${isCurrent ? ' as a whole' : ''}`;
  const took = isCurrent ? 'has taken so far' : 'took';
  return (
    `In ${monthName(report.month)} the firm ${took} ${plural(count, 'new case')}, ` +
    `${compared(count, newOf(before.totals), when)}; ` +
    `${plural(report.totals.handedIn, 'case')} changed hands, ` +
    `${compared(report.totals.handedIn, before.totals.handedIn, when)}.`
  );
}

function Figures({ comparison: { report, before } }: { comparison: AssignmentComparisonDto }) {
  const { totals } = report;
  const days = monthDays(report.month);
  const was = (value: number | null | undefined) =>
    `${value === null || value === undefined ? '–' : formatNumber(value, 1)} in ${monthName(before.month)}`;
  return (
    <StatGroup label={monthName(report.month)}>
      <Stat
        label="New by the rules"
        value={formatNumber(totals.newByRules)}
        note={was(before.totals.newByRules)}
        how="New cases that the firm’s rules gave to an attorney, at arrival or from the waiting line."
        href={metricHref({ figure: 'new-by-rules', ...days })}
      />
      <Stat
        label="New by hand"
        value={formatNumber(totals.newByHand)}
        note={was(before.totals.newByHand)}
        how="New cases for which a person chose the attorney."
        href={metricHref({ figure: 'new-by-hand', ...days })}
      />
      <Stat
        label="Changed hands"
        value={formatNumber(totals.handedIn)}
        note={was(before.totals.handedIn)}
        how="Handoffs carried out: what one attorney handed out, another was handed in."
        href={metricHref({ figure: 'handed-in', ...days })}
      />
      <Stat
        label="Mean complexity"
        value={totals.meanComplexity?.toFixed(1) ?? '–'}
        note={was(before.totals.meanComplexity)}
        how="Of the new cases, from 1 to 10, as the cases stand today; weighted by cases."
      />
    </StatGroup>
  );
}

function Chart({ comparison: { report } }: { comparison: AssignmentComparisonDto }) {
  const name = monthName(report.month);
  const busy = report.rows
    .filter((row) => newOf(row) + row.handedIn > 0)
    .sort((a, b) => newOf(b) - newOf(a));
  return (
    <StackedBarChartCard
      title={`Cases given in ${name}`}
      summary={`New cases and cases handed in for ${busy.length} attorneys in ${name}.`}
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
      empty={<NothingAssigned monthName={name} />}
    />
  );
}

function NothingAssigned({ monthName }: { monthName: string }) {
  return (
    <EmptyState
      title={`Nothing was assigned in ${monthName}`}
      description="Choose another month, or come back when cases have arrived."
    />
  );
}
