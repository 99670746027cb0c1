import { CsvLink } from '@/components/ui/csv-link';
import { MonthPicker } from '@/app/(firm)/reports/month-picker';
import { packReport } from '@/app/(firm)/reports/report-lines';
import { ReportTableView } from '@/app/(firm)/reports/report-table-view';
import { Summary } from '@/app/(firm)/reports/summary';
import { comparedShare, compared, greatestChanges } from '@/app/(firm)/reports/labels';
import { workloadTable } from './workload-table';
import { evennessName } from '@/components/reports/evenness-messages';
import { BarChartCard } from '@/components/ui/charts/chart-card';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import {
  formatDay,
  formatNumber,
  formatPercent,
  formatTime,
  zoneName,
} from '@/components/ui/format';
import { Stat, StatGroup } from '@/components/ui/stat';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { reportWorkloadMonth } from '@/lib/features/reports';
import type { WorkloadComparisonDto } from '@/lib/features/reports/comparison-dto';
import { askedMonth } from '../asked';
import { resultOrError } from '../result-or-error';
import { textOf, thisMonthIn } from '../../params';
import { RefusalAlert } from '../refusal-alert';
import { NOT_SHOWN, ReportPage } from '../report-page';

/** Who carries what now, or when a month ended, and how evenly; the month is in the address. */
export default async function WorkloadReportPage({ searchParams }: PageProps<'/reports/workload'>) {
  const month = textOf((await searchParams).month);
  const viewer = await getViewerWith('reports.read');
  const thisMonth = thisMonthIn(viewer.timeZone);
  const report = await resultOrError(askedMonth(month), () =>
    reportWorkloadMonth(actorOf(viewer), month),
  );
  const shown = month ?? thisMonth;
  return (
    <ReportPage
      title="Workload distribution"
      description="Who carries what, and how evenly: now, or when a month ended."
      period={'value' in report ? asOf(report.value) : NOT_SHOWN}
      tabPeriod={'value' in report ? monthName(shown) : NOT_SHOWN}
      viewer={viewer}
      filters={
        <MonthPicker
          action="/reports/workload"
          month={shown}
          latest={thisMonth}
          problems={'refusal' in report ? report.refusal.problems : []}
        />
      }
    >
      {'refusal' in report ? (
        <RefusalAlert
          title="This month cannot be shown"
          refusal={report.refusal}
          instead={{ href: '/reports/workload', label: 'Show the present instead' }}
        />
      ) : (
        <Report report={report.value} />
      )}
    </ReportPage>
  );
}

function monthName(month: string): string {
  return formatDay(`${month}-01`, 'month');
}

function asOf({ isCurrent, state, month, timeZone }: WorkloadComparisonDto): string {
  if (!isCurrent) return `end of ${monthName(month)}`;
  return `as of ${formatTime(state.at, timeZone, 'datetime')} (${zoneName(timeZone)})`;
}

function Report({ report }: { report: WorkloadComparisonDto }) {
  const table = workloadTable(report);
  if (report.state.attorneys.length === 0) {
    return (
      <>
        <Figures report={report} />
        <Card>
          <NoAttorneys />
        </Card>
      </>
    );
  }
  return (
    <>
      <Figures report={report} />
      <Summary sentences={[`${sentenceOf(report)}`, greatestChanges(table, 'utilization')]} />
      <Chart report={report} />
      <Card
        title="The same in numbers"
        description={`Beside each figure how much it changed since the end of ${monthName(report.monthBefore)}.`}
        actions={<CsvLink href={`/reports/workload/csv?month=${report.month}`} what="workload" />}
        flush
      >
        <ReportTableView lines={packReport(table)} />
      </Card>
      {report.isCurrent ? null : (
        <p className="text-sm text-ink-3">
          Holders and stages are those of that time; weights and capacity are today’s.
        </p>
      )}
    </>
  );
}

function sentenceOf({
  state,
  before,
  month,
  monthBefore,
  isCurrent,
}: WorkloadComparisonDto): string {
  const when = isCurrent ? 'Now' : `At the end of ${monthName(month)}`;
  const earlier = `at the end of ${monthName(monthBefore)}`;
  return (
    `${when} the firm has ${formatNumber(state.firm.activeCases)} active cases, ` +
    `${compared(state.firm.activeCases, before.firm.activeCases, earlier)}; utilization is ` +
    `${comparedShare(state.firm.utilization, before.firm.utilization, earlier)}.`
  );
}

function Figures({ report }: { report: WorkloadComparisonDto }) {
  const { state, before, waitingCases } = report;
  const { firm, evenness } = state;
  const nobody = state.attorneys.length === 0;
  return (
    <StatGroup label="The firm as a whole">
      <Stat
        label="Utilization, by weight"
        value={formatPercent(firm.utilization)}
        note="each case weighed by complexity and stage"
        change={`was ${formatPercent(before.firm.utilization)}`}
        how={`All open cases, each weighed by its complexity and stage, against full workloads: ${formatNumber(firm.loadPoints)} load points of ${formatNumber(firm.capacity * 100)}.`}
      />
      <Stat
        label="Active cases"
        value={formatNumber(firm.activeCases)}
        note={`of ${formatNumber(firm.capacity)} places, ${formatPercent(firm.capacity === 0 ? 0 : firm.activeCases / firm.capacity)} taken`}
        change={`were ${formatNumber(before.firm.activeCases)}`}
        how="Cases in a stage that counts toward capacity, and the capacity of all attorneys listed."
      />
      <Stat
        label="Spread of work"
        value={nobody ? '–' : evennessName(evenness).label}
        note={nobody ? 'nobody to compare' : evennessLabel(evenness)}
        change={nobody ? null : `was ${evennessName(before.evenness).inSentence}`}
        how={`How alike the workloads of those present are: ${evenness.toFixed(3)} of 1 by Jain’s index, was ${before.evenness.toFixed(3)}. 1 when all workloads are equally full; 1 ÷ n when one carries everything.`}
      />
      {waitingCases === null ? null : (
        <Stat
          label="Waiting"
          value={formatNumber(waitingCases)}
          note="cases without an attorney"
          how="Open cases that nobody holds at this moment."
          href="/waiting"
          tone={waitingCases > 0 ? 'warn' : 'plain'}
        />
      )}
    </StatGroup>
  );
}

function Chart({ report }: { report: WorkloadComparisonDto }) {
  const workloads = [...report.state.attorneys].sort((a, b) => b.utilization - a.utilization);
  const fullest = workloads[0];
  const summary = fullest
    ? `Utilization of ${workloads.length} attorneys, from ${formatPercent(fullest.utilization)} (${fullest.attorney.name}) down to ${formatPercent(workloads.at(-1)?.utilization ?? 0)}.`
    : 'No attorneys yet.';
  return (
    <BarChartCard
      title="Utilization by attorney"
      summary={summary}
      data={workloads.map((workload) => ({
        label: workload.attorney.name,
        utilization: Math.round(workload.utilization * 100),
      }))}
      series={[{ key: 'utilization', name: 'Utilization' }]}
      unit="%"
      horizontal
      heightPx={60 + workloads.length * 26}
      reference={{ value: 100, label: 'full' }}
    />
  );
}

function evennessLabel(evenness: number): string {
  if (evenness >= 0.97) return 'workloads are about equally full';
  if (evenness >= 0.9) return 'some workloads are fuller than others';
  return 'a few workloads carry most of it';
}

function NoAttorneys() {
  return (
    <EmptyState
      title="Nobody on the roster yet"
      description="Add attorneys and this report shows who carries what."
    />
  );
}
