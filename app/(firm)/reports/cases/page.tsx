import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { CsvLink } from '@/components/reports/csv-link';
import { figureSheet, figureTitle } from '@/components/reports/figure-sheet';
import { sheetColumns, sheetRows, SheetTable } from '@/components/reports/sheet-table';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber, plural, zoneName } from '@/components/ui/format';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith, orNotFound } from '@/lib/auth/page-guards';
import { hasPermission } from '@/lib/auth/permissions';
import type { Viewer } from '@/lib/auth/viewer';
import { findCases } from '@/lib/cases';
import { newId } from '@/lib/ids';
import { listFigureCases, permissionFor } from '@/lib/reports';
import type { FigureCasesDto } from '@/lib/reports/figure-dto';
import type { Figure, FigureInput } from '@/lib/reports/figure-schema';
import { CaseTable } from '../../cases/case-table';
import { selectableCases, selectionRights } from '../../cases/selection-rights';
import { askedFigure } from '../asked';
import { orRefusal } from '../or-refusal';
import { textOf } from '../../params';
import { RefusalAlert } from '../refusal-alert';
import { NOT_SHOWN, ReportPage } from '../report-page';
import { figureQuery } from './query';

/** The cases that a figure of a report or of the heatmap counts; which one is in the address. */
export default async function FigureCasesPage({ searchParams }: PageProps<'/reports/cases'>) {
  const params = await searchParams;
  const viewer = await getViewerWith(permissionFor(textOf(params.figure) ?? ''));
  const query = figureQuery(params);
  const report = await orRefusal(askedFigure(query), () =>
    orNotFound(listFigureCases(actorOf(viewer), query)),
  );
  if ('refusal' in report) {
    if (textOf(params.figure) === undefined) notFound();
    return (
      <ReportPage
        title="Cases behind a figure"
        description="Each figure of a report leads to the cases that it counts."
        period={NOT_SHOWN}
        viewer={viewer}
      >
        <RefusalAlert
          title="This address names no figure"
          refusal={report.refusal}
          instead={{ href: '/dashboard', label: 'To the dashboard' }}
        />
      </ReportPage>
    );
  }
  const cases = report.value;
  return (
    <ReportPage
      title={figureTitle(cases, query)}
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
  cases: FigureCasesDto;
  query: FigureInput;
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
          Choose fewer days, or one attorney, to see all of them.
        </Alert>
      ) : null}
      {permissionFor(cases.figure) === 'workload.read' ? (
        <CasesToActOn {...{ cases, query, viewer, head }} />
      ) : (
        <Card {...head} flush>
          <SheetTable sheet={figureSheet(cases, query)} empty={NONE} />
        </Card>
      )}
    </>
  );
}

const NONE = (
  <EmptyState
    title="No case stands behind this figure"
    description="Nothing of the kind happened in these days."
  />
);

/** Cases on desks, as behind a cell of the heatmap: they can be handed off and moved on from here. */
async function CasesToActOn({
  cases,
  query,
  viewer,
  head,
}: CasesProps & { head: { title: ReactNode; actions: ReactNode } }) {
  const sheet = figureSheet(cases, query);
  const ids = cases.items.map(({ case: { id } }) => id);
  const held = (await findCases(actorOf(viewer), ids)).filter(({ attorney }) => attorney !== null);
  return (
    <CaseTable
      caption={sheet.title}
      card={head}
      columns={sheetColumns(sheet)}
      rows={sheetRows(sheet)}
      empty={NONE}
      cases={selectableCases(held, viewer)}
      rights={selectionRights(viewer)}
      requestKey={newId()}
    />
  );
}

const HISTORY: readonly Figure[] = ['closed', 'on-time', 'late', 'reached'];

/** The page on which the figure stands. */
function backFrom({ figure, from, to, attorney }: FigureCasesDto): { label: string; href: string } {
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
