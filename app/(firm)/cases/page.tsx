import { Download, Plus } from 'lucide-react';
import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { Alert } from '@/components/ui/alert';
import { ButtonLink, buttonStyles } from '@/components/ui/button';
import { ColumnChooser } from '@/components/ui/column-chooser';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber, plural } from '@/components/ui/format';
import { Page } from '@/components/ui/page';
import { pageAct } from '@/components/ui/page-act';
import { PageSize } from '@/components/ui/page-size';
import { Pagination } from '@/components/ui/pagination';
import { ReplaceUrl } from '@/components/ui/replace-url';
import { listAttorneys } from '@/lib/features/attorneys';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/viewer';
import type { SavedViewDto } from '@/lib/features/views/dto';
import { listViews } from '@/lib/features/views';
import { listCasesWithTotal, type CaseTotal } from '@/lib/features/cases';
import type { ListCasesInput } from '@/lib/contracts/case-list';
import { now } from '@/lib/platform/clock';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { dateIn } from '@/lib/shared/time';
import { CASE_COLUMNS, columnsOf, type CaseColumn } from './case-columns';
import { CaseFilters } from './case-filters';
import { packLine } from './case-lines';
import { CaseList, type ListColumn } from './case-list';
import { CaseViews } from './case-views';
import {
  exportHref,
  filtersOf,
  hrefWith,
  listInput,
  pageSizes,
  problemOf,
  readQuery,
  spanOf,
  wordIn,
  type CaseQuery,
} from './query';
import { SaveViewDialog } from './views/save-view-dialog';
import { usableQuery, viewQueryOf } from './views/stored-query';
import { ViewBar } from './views/view-bar';
import { mayActOn, selectionRights } from './selection-rights';

const PROBLEM_ID = 'case-filter-problem';

/** All cases of the firm: filters, order, columns and page live in the address. */
export default async function CasesPage({ searchParams }: PageProps<'/cases'>) {
  const params = await searchParams;
  const viewer = await getViewerWith('cases.read');
  const actor = actorOf(viewer);
  const today = dateIn(now(), viewer.timeZone);
  const query = readQuery(params, today);
  const problem = problemOf(query);
  const viewId = typeof params['open'] === 'string' ? params['open'] : query.view;
  const [roster, saved] = await Promise.all([
    listAttorneys(actor, { limit: MAX_PAGE_SIZE }),
    viewId ? findView(viewer, viewId) : null,
  ]);
  const opened = saved && usableQuery(saved.query, roster.items, today);
  // The address that opens a view leads to what it stands for today.
  if (params['open']) redirect(hrefWith(opened?.query ?? {}, { view: viewId }) as Route);
  const page = await findPage(async () => {
    if (problem) throw new AppError('validation-failed', problem);
    return listCasesWithTotal(actor, listInput(query) as ListCasesInput);
  });
  const columns = columnsOf(query.cols);
  const columnIds = new Set(columns.map(({ id }) => id));
  return (
    <Page
      title="Cases"
      description="Every case of the firm, who holds it and how far it is."
      filters={
        <div className="grid min-w-0 grid-cols-1 gap-3">
          <div className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <CaseViews query={query} ownAttorneyId={viewer.attorneyId} />
            </div>
            <SaveViewDialog
              query={viewQueryOf(query, today)}
              href={hrefWith(query, { view: undefined, cursor: undefined })}
              mayShare={hasPermission(viewer.role, 'views.share')}
            />
          </div>
          {query.view ? (
            <ViewBar
              view={saved}
              gone={opened?.gone ?? []}
              shown={problem ? null : viewQueryOf(query, today)}
              kept={opened && viewQueryOf(opened.query, today)}
              hrefWithout={hrefWith(query, { view: undefined, cursor: undefined })}
            />
          ) : null}
          <CaseFilters
            query={query}
            span={spanOf(params, query, today)}
            problemId={problem && !query.received ? PROBLEM_ID : undefined}
            attorneys={roster.items}
          />
        </div>
      }
    >
      {wordIn(params) && !problem ? <ReplaceUrl href={hrefWith(query, {})} /> : null}
      {page instanceof AppError ? (
        <div id={PROBLEM_ID}>
          <Alert tone="bad" title="A filter cannot be used">
            {page.message}
          </Alert>
        </div>
      ) : (
        <div className="grid min-w-0 grid-cols-1 gap-3">
          <Toolbar
            query={query}
            columns={columns}
            total={page.total}
            mayExport={hasPermission(viewer.role, 'cases.export')}
          />
          <CaseList
            columns={columns.map((column) => listColumn(query, column))}
            lines={page.items.map((one) => packLine(one, columnIds, mayActOn(one, viewer)))}
            view={{ timeZone: viewer.timeZone, today }}
            empty={
              page.items.length > 0 ? null : (
                <NoCases
                  filtered={Object.keys(filtersOf(query)).length > 0}
                  mayCreate={hasPermission(viewer.role, 'cases.create')}
                />
              )
            }
            rights={selectionRights(viewer)}
            requestKey={newId()}
          />
          <Pagination
            firstHref={query.cursor ? hrefWith(query, { cursor: undefined }) : null}
            nextHref={page.nextCursor && hrefWith(query, { cursor: page.nextCursor })}
            summary={page.items.length > 0 ? <PageSize {...pageSizes(query)} /> : null}
          />
        </div>
      )}
    </Page>
  );
}

async function findView(viewer: Viewer, id: string): Promise<SavedViewDto | null> {
  return (await listViews(viewer)).find((view) => view.id === id) ?? null;
}

async function findPage<T>(work: () => Promise<T>): Promise<T | AppError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation-failed') return error;
    throw error;
  }
}

/** How many cases there are, and what can be done with the list as a whole. */
function Toolbar({
  query,
  columns,
  total,
  mayExport,
}: {
  query: CaseQuery;
  columns: readonly CaseColumn[];
  total: CaseTotal;
  mayExport: boolean;
}) {
  const optional = CASE_COLUMNS.filter(({ shown }) => shown !== 'always');
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p className="text-sm text-ink-2 tabular-nums">
        {total.isMore
          ? `More than ${formatNumber(total.count)} cases`
          : plural(total.count, 'case')}
      </p>
      <div className="flex flex-wrap items-center gap-2" data-print="hide">
        <ColumnChooser
          columns={optional.map(({ id, header }) => ({ id, header }))}
          shown={columns.map(({ id }) => id)}
          name="cols"
          address={hrefWith(query, { cols: undefined })}
        />
        {mayExport ? (
          // A file, not a page: the router must not fetch it.
          <a
            href={exportHref(query)}
            download
            className={buttonStyles({ size: 'sm' })}
            {...pageAct('Export as CSV: these cases', 'download save file spreadsheet')}
          >
            <Download aria-hidden="true" />
            Export CSV
          </a>
        ) : null}
      </div>
    </div>
  );
}

function NoCases({ filtered, mayCreate }: { filtered: boolean; mayCreate: boolean }) {
  return filtered ? (
    <EmptyState
      title="No case matches these filters"
      description="Take one filter away, or clear them all."
      action={<ButtonLink href="/cases">Clear filters</ButtonLink>}
    />
  ) : (
    <EmptyState
      title="No cases yet"
      description="A new case is given to the right attorney the moment it is saved, with the reasons."
      action={
        mayCreate ? (
          <ButtonLink href="/cases/new" variant="primary">
            <Plus aria-hidden="true" />
            New case
          </ButtonLink>
        ) : null
      }
    />
  );
}

function listColumn(query: CaseQuery, { id, sorts }: CaseColumn): ListColumn {
  if (!sorts) return { id };
  const current = query.sort ?? 'newest';
  const sorted = current === sorts.asc ? 'asc' : current === sorts.desc ? 'desc' : undefined;
  const sort = sorted === 'desc' ? sorts.asc : sorts.desc;
  return { id, sorted, sortHref: hrefWith(query, { sort, cursor: undefined }) };
}
