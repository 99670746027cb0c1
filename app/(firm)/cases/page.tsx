import type { Metadata } from 'next';
import { Plus } from 'lucide-react';
import { CaseStatusBadge, PriorityBadge, StageBadge } from '@/components/cases/case-badges';
import { Complexity } from '@/components/cases/complexity';
import { visaTypeLabel } from '@/components/cases/words';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/components/ui/format';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import { Time } from '@/components/ui/time';
import { listAttorneys } from '@/lib/attorneys';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { hasPermission } from '@/lib/auth/permissions';
import { listCases } from '@/lib/cases';
import type { CaseDto } from '@/lib/cases/dto';
import { listCasesSchema, type CaseSort, type ListCasesInput } from '@/lib/cases/list-schema';
import { AppError } from '@/lib/errors';
import { MAX_PAGE_SIZE } from '@/lib/paging';
import { CaseFilters } from './case-filters';
import { hrefWith, readQuery, type CaseQuery } from './query';

export const metadata: Metadata = { title: 'Cases' };

/** All cases of the firm: filters, order and page live in the address. */
export default async function CasesPage({ searchParams }: PageProps<'/cases'>) {
  const query = readQuery(await searchParams);
  const viewer = await getViewerWith('cases.read');
  const actor = actorOf(viewer);
  const [page, roster] = await Promise.all([
    findPage(() => listCases(actor, query as ListCasesInput)),
    listAttorneys(actor, { limit: MAX_PAGE_SIZE }),
  ]);
  const mayCreate = hasPermission(viewer.role, 'cases.create');
  return (
    <Page
      title="Cases"
      description="Every case of the firm, who holds it and how far it is."
      filters={<CaseFilters query={query} attorneys={roster.items} />}
    >
      {page instanceof AppError ? (
        <Alert tone="bad" title="This address has a filter that cannot be used">
          {page.message}
        </Alert>
      ) : (
        <>
          <Card flush>
            <DataTable
              caption="Cases"
              columns={columnsFor(query)}
              rows={page.items.map((one) => caseRow(one, viewer.timeZone))}
              empty={<NoCases filtered={isFiltered(query)} mayCreate={mayCreate} />}
            />
          </Card>
          <Pagination
            previousHref={query.cursor ? hrefWith(query, { cursor: undefined }) : null}
            nextHref={page.nextCursor && hrefWith(query, { cursor: page.nextCursor })}
          />
        </>
      )}
    </Page>
  );
}

async function findPage<T>(work: () => Promise<T>): Promise<T | AppError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation-failed') return error;
    throw error;
  }
}

function isFiltered(query: CaseQuery): boolean {
  return Object.keys(query).some(
    (key) => key !== 'sort' && key !== 'cursor' && key in listCasesSchema.shape,
  );
}

function NewCaseLink() {
  return (
    <ButtonLink href="/cases/new" variant="primary">
      <Plus aria-hidden="true" />
      New case
    </ButtonLink>
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
      action={mayCreate ? <NewCaseLink /> : null}
    />
  );
}

/** Phones show what tells cases apart; the case itself has the rest. */
const ON_WIDE = 'max-md:hidden';

function columnsFor(query: CaseQuery): DataColumn[] {
  return [
    sorted(query, { id: 'number', header: 'No.', align: 'end' }, 'number-asc', 'number-desc'),
    { id: 'client', header: 'Client', plain: true },
    { id: 'visaType', header: 'Visa type', plain: true },
    sorted(
      query,
      { id: 'complexity', header: 'Complexity', className: ON_WIDE },
      'complexity-asc',
      'complexity-desc',
    ),
    { id: 'stage', header: 'Stage', plain: true },
    sorted(query, { id: 'deadline', header: 'Deadline' }, 'deadline-asc', 'deadline-desc'),
    { id: 'attorney', header: 'Attorney', plain: true },
    { id: 'status', header: 'Status', className: ON_WIDE },
    sorted(query, { id: 'received', header: 'Received', className: ON_WIDE }, 'oldest', 'newest'),
  ];
}

function sorted(query: CaseQuery, column: DataColumn, asc: CaseSort, desc: CaseSort): DataColumn {
  const current = query.sort ?? 'newest';
  const direction = current === asc ? 'asc' : current === desc ? 'desc' : undefined;
  const next = direction === 'desc' ? asc : desc;
  return {
    ...column,
    sortHref: hrefWith(query, { sort: next, cursor: undefined }),
    ...(direction ? { sorted: direction } : {}),
  };
}

function caseRow(one: CaseDto, timeZone: string): DataRow {
  return {
    id: one.id,
    href: `/cases/${one.id}`,
    cells: {
      number: one.number,
      client: { value: one.client.name, content: <ClientName one={one} /> },
      visaType: visaTypeLabel(one.visaType),
      complexity: { value: one.complexity, content: <Complexity value={one.complexity} /> },
      stage: { value: one.stage, content: <StageBadge stage={one.stage} /> },
      deadline: { value: one.deadline, content: one.deadline && formatDay(one.deadline) },
      attorney: {
        value: one.attorney?.name ?? null,
        content: one.attorney && <bdi>{one.attorney.name}</bdi>,
      },
      status: { value: one.status, content: <CaseStatusBadge status={one.status} /> },
      received: {
        value: one.receivedAt,
        content: <Time value={one.receivedAt} timeZone={timeZone} format="date" />,
      },
    },
  };
}

function ClientName({ one }: { one: CaseDto }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <bdi className="font-medium">{one.client.name}</bdi>
      <PriorityBadge priority={one.priority} />
      {one.company ? <bdi className="text-sm text-ink-3">{one.company}</bdi> : null}
    </span>
  );
}
