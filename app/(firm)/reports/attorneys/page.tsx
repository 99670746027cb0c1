import { CsvLink } from '@/components/ui/csv-link';
import { markOf, type FieldProblem } from '@/app/(firm)/reports/field-mark';
import { historyTable, monthsName, stagesTable } from './history-table';
import { monthOptions } from '@/app/(firm)/reports/month-picker';
import { packReport } from '@/app/(firm)/reports/report-lines';
import { ReportTableView } from '@/app/(firm)/reports/report-table-view';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StackedBarChartCard } from '@/components/ui/charts/chart-card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatDay } from '@/components/ui/format';
import { Select } from '@/components/ui/select';
import { listAttorneys } from '@/lib/features/attorneys';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { reportAttorneyHistory } from '@/lib/features/reports';
import type { AttorneyHistoryDto } from '@/lib/features/reports/comparison-dto';
import { askedHistory } from '../asked';
import { resultOrError } from '../result-or-error';
import { thisMonthIn, type Params } from '../../params';
import { RefusalAlert } from '../refusal-alert';
import { NOT_SHOWN, ReportPage } from '../report-page';
import { HistoryMetricsRow } from './metrics';
import { historyQuery, type HistoryQuery } from './query';

const PATH = '/reports/attorneys';

/** One attorney over some months, for a conversation about their work; both in the address. */
export default async function AttorneyHistoryPage({
  searchParams,
}: PageProps<'/reports/attorneys'>) {
  const viewer = await getViewerWith('reports.read');
  const actor = actorOf(viewer);
  const roster = (await listAttorneys(actor, { limit: MAX_PAGE_SIZE })).items;
  const query = historyQuery(await searchParams, thisMonthIn(viewer.timeZone), roster[0]?.id);
  const { attorneyId, from, to } = query;
  const report =
    attorneyId === undefined
      ? null
      : await resultOrError(askedHistory(query), () =>
          reportAttorneyHistory(actor, attorneyId, { from, to }),
        );
  const refusal = report && 'refusal' in report ? report.refusal : null;
  const history = report && 'value' in report ? report.value : null;
  return (
    <ReportPage
      title={history ? `Attorney history: ${history.attorney.name}` : 'Attorney history'}
      description="What one attorney was given, handed on, finished and kept on time, for a conversation about their work."
      period={refusal ? NOT_SHOWN : monthsName({ from, to })}
      viewer={viewer}
      filters={
        roster.length > 0 ? (
          <Filters
            query={query}
            roster={roster}
            latest={thisMonthIn(viewer.timeZone)}
            problems={refusal?.problems}
          />
        ) : null
      }
    >
      {report === null ? (
        <Card>
          <EmptyState
            title="Nobody on the roster yet"
            description="Once the firm has attorneys, this report tells the work of each."
            action={<ButtonLink href="/attorneys">Attorneys</ButtonLink>}
          />
        </Card>
      ) : history ? (
        <History history={history} />
      ) : refusal ? (
        <RefusalAlert
          title="This history cannot be shown"
          refusal={refusal}
          instead={insteadOf(roster.find(({ id }) => id === attorneyId))}
        />
      ) : null}
    </ReportPage>
  );
}

/** The last twelve months of the attorney, or of the first one where there is no such one. */
function insteadOf(attorney: { id: string } | undefined) {
  return attorney
    ? { href: `${PATH}?attorneyId=${attorney.id}`, label: 'Show the last twelve months instead' }
    : { href: PATH, label: 'Show the first attorney of the roster instead' };
}

function Filters({
  query: { attorneyId, from, to },
  roster,
  latest,
  problems,
}: {
  query: HistoryQuery;
  roster: readonly { id: string; name: string; active: boolean }[];
  latest: string;
  problems: readonly FieldProblem[] | undefined;
}) {
  const months = monthOptions(latest, [from, to]);
  const attorneyMark = markOf('attorneyId', problems);
  const isNobody = 'aria-invalid' in attorneyMark;
  return (
    <FilterBar label="Choose an attorney and months" action={PATH}>
      <Select
        key={`attorney-${attorneyId}`}
        name="attorneyId"
        aria-label="Attorney"
        defaultValue={isNobody ? '' : attorneyId}
        {...(isNobody ? { placeholder: 'Nobody of this firm' } : {})}
        {...attorneyMark}
        options={roster.map(({ id, name, active }) => ({
          value: id,
          label: active ? name : `${name} (inactive)`,
        }))}
        className="min-w-48"
      />
      <Select
        key={`from-${from}`}
        name="from"
        aria-label="First month"
        defaultValue={from}
        options={months}
        {...markOf('from', problems)}
      />
      <span className="inline-flex items-center gap-2">
        <span className="text-sm text-ink-2">to</span>
        <Select
          key={`to-${to}`}
          name="to"
          aria-label="Last month"
          defaultValue={to}
          options={months}
          {...markOf('to', problems)}
        />
      </span>
    </FilterBar>
  );
}

function csvHref({ attorney, from, to }: AttorneyHistoryDto, table: string): string {
  const query = new URLSearchParams({ attorneyId: attorney.id, from, to, table } satisfies Params);
  return `${PATH}/csv?${query.toString()}`;
}

function History({ history }: { history: AttorneyHistoryDto }) {
  const { attorney, months } = history;
  const stages = stagesTable(history);
  return (
    <>
      <HistoryMetricsRow history={history} />
      <StackedBarChartCard
        title="Cases taken, month by month"
        summary={`New cases and cases handed in to ${attorney.name}, ${monthsName(history)}.`}
        data={months.map(({ month, newCases, handedIn }) => ({
          label: formatDay(`${month}-01`, 'month').replace(/^(\w{3})\w*/, '$1'),
          newCases,
          handedIn,
        }))}
        series={[
          { key: 'newCases', name: 'New' },
          { key: 'handedIn', name: 'Handed in' },
        ]}
      />
      <Card
        title="Month by month"
        description="A figure leads to its cases. Days held are those of cases given away or closed in the month."
        actions={<CsvLink href={csvHref(history, 'months')} what="months" />}
        flush
      >
        <ReportTableView lines={packReport(historyTable(history))} />
      </Card>
      <Card
        title="Stages reached"
        description={`How often cases came into a stage in this attorney’s hands; beside it the change against ${monthsName(history.before)}.`}
        actions={<CsvLink href={csvHref(history, 'stages')} what="time in stages" />}
        flush
      >
        <ReportTableView
          lines={packReport(stages)}
          empty={<EmptyState title="No case changed its stage in these months" />}
        />
      </Card>
      <p className="max-w-prose text-sm text-ink-3">
        Work is on time when a case goes to filed, decided or closed by the end of its deadline’s
        day; of several times the last counts, by the deadline as it stands today. Work that goes on
        past its deadline is late in the month of the deadline.
      </p>
    </>
  );
}
