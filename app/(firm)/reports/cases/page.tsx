import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { CsvLink } from '@/components/ui/csv-link';
import { metricTable, metricTitle } from './metric-table';
import { packReport } from '@/app/(firm)/reports/report-lines';
import { ReportTableView } from '@/app/(firm)/reports/report-table-view';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber, plural, zoneName } from '@/components/ui/format';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orNotFound } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/viewer';
import { findCases } from '@/lib/features/cases';
import { newId } from '@/lib/platform/ids';
import { listMetricCases, permissionFor } from '@/lib/features/reports';
import type { MetricCasesDto } from '@/lib/features/reports/metric-dto';
import type { Metric, MetricInput } from '@/lib/contracts/metric';
import { selectableCases, selectionRights } from '../../cases/selection-rights';
import { askedMetric } from '../asked';
import { resultOrError } from '../result-or-error';
import { textOf } from '../../params';
import { RefusalAlert } from '../refusal-alert';
import { NOT_SHOWN, ReportPage } from '../report-page';
import { metricQuery } from './query';
import { ReportCaseTable } from './report-case-table';

/** A list longer than this is for a file: drawing it holds up everyone else's pages. */
const MAX_SHOWN = 200;

/** The cases that a metric of a report or of the heatmap counts; which one is in the address. */
export default async function MetricCasesPage({ searchParams }: PageProps<'/reports/cases'>) {
  const params = await searchParams;
  const viewer = await getViewerWith(permissionFor(textOf(params.figure) ?? ''));
  const query = metricQuery(params);
  const report = await resultOrError(askedMetric(query), () =>
    orNotFound(listMetricCases(actorOf(viewer), query, MAX_SHOWN)),
  );
  if ('refusal' in report) {
    if (textOf(params.figure) === undefined) notFound();
    return (
      <ReportPage
        title="Counted cases"
        description="Each number of a report leads to the cases that it counts."
        period={NOT_SHOWN}
        viewer={viewer}
      >
        <RefusalAlert
          title="This address names no metric"
          refusal={report.refusal}
          instead={{ href: '/dashboard', label: 'To the dashboard' }}
        />
      </ReportPage>
    );
  }
  const cases = report.value;
  return (
    <ReportPage
      title={metricTitle(cases, query)}
      description={`${plural(cases.total, 'case')}, as many as the figure says. Times are in ${zoneName(cases.timeZone)}.`}
      period={`${cases.from} to ${cases.to}`}
      viewer={viewer}
      breadcrumbs={[backFrom(cases)]}
    >
      <Cases cases={cases} query={query} viewer={viewer} />
    </ReportPage>
  );
}

interface CasesProps {
  cases: MetricCasesDto;
  query: MetricInput;
  viewer: Viewer;
}

function Cases({ cases, query, viewer }: CasesProps) {
  const file = new URLSearchParams(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
  const mayExport = hasPermission(viewer.role, 'cases.export');
  const head = {
    title: plural(cases.total, 'case'),
    actions: mayExport ? (
      <CsvLink href={`/reports/cases/csv?${file.toString()}`} what="these cases" />
    ) : null,
  };
  return (
    <>
      {cases.total > cases.items.length ? (
        <Alert tone="info" title={`The newest ${formatNumber(cases.items.length)} are shown`}>
          {mayExport
            ? 'The file has more. Choose fewer days, or one attorney, to see all of them.'
            : 'Choose fewer days, or one attorney, to see all of them.'}
        </Alert>
      ) : null}
      {permissionFor(cases.figure) === 'workload.read' ? (
        <CasesToActOn {...{ cases, query, viewer, head }} />
      ) : (
        <Card {...head} flush>
          <ReportTableView lines={packReport(metricTable(cases, query))} empty={NONE} />
        </Card>
      )}
    </>
  );
}

const NONE = (
  <EmptyState
    title="No case is counted here"
    description="Nothing of the kind happened in these days."
  />
);

/** Cases on workloads, as behind a cell of the heatmap: they can be handed off and moved on from here. */
async function CasesToActOn({
  cases,
  query,
  viewer,
  head,
}: CasesProps & { head: { title: ReactNode; actions: ReactNode } }) {
  const table = metricTable(cases, query);
  const ids = cases.items.map(({ case: { id } }) => id);
  const held = (await findCases(actorOf(viewer), ids)).filter(({ attorney }) => attorney !== null);
  return (
    <ReportCaseTable
      table={table}
      card={head}
      empty={NONE}
      cases={selectableCases(held, viewer)}
      rights={selectionRights(viewer)}
      requestKey={newId()}
    />
  );
}

const HISTORY: readonly Metric[] = ['closed', 'on-time', 'late', 'reached'];

/** The page on which the figure stands. */
function backFrom({ figure, from, to, attorney }: MetricCasesDto): { label: string; href: string } {
  if (figure === 'overdue') return { label: 'Dashboard', href: '/dashboard' };
  if (permissionFor(figure) === 'workload.read') return { label: 'Heatmap', href: '/heatmap' };
  if (HISTORY.includes(figure) && attorney) {
    const query = new URLSearchParams({
      attorneyId: attorney.id,
      from: from.slice(0, 7),
      to: to.slice(0, 7),
    });
    return { label: 'Attorney history', href: `/reports/attorneys?${query.toString()}` };
  }
  if (figure.startsWith('new')) {
    return { label: 'Assigned by month', href: `/reports/assignments?month=${from.slice(0, 7)}` };
  }
  return { label: 'Reassignments', href: `/reports/reassignments?from=${from}&to=${to}` };
}
