import type { Route } from 'next';
import { Contact, Download } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import { buttonStyles, ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { FilterSearch } from '@/components/ui/filter-search';
import { Page } from '@/components/ui/page';
import { pageAct } from '@/components/ui/page-act';
import { Pagination } from '@/components/ui/pagination';
import { Time } from '@/components/ui/time';
import type { ClientDto, ClientSort } from '@/lib/contracts/client';
import { listClients } from '@/lib/features/clients';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { AppError } from '@/lib/shared/errors';
import { exportHref, hrefWith, readQuery, type ClientQuery } from './query';
import { CLIENT_FIELD_NAMES } from '@/lib/wording/client-labels';

/** The clients of the firm: search, order and page live in the address. */
export default async function ClientsPage({ searchParams }: PageProps<'/clients'>) {
  const query = readQuery(await searchParams);
  const viewer = await getViewerWith('clients.read');
  const page = await findPage(
    orFirstPage(
      listClients(actorOf(viewer), query),
      hrefWith(query, { cursor: undefined }) as Route,
    ),
  );
  return (
    <Page
      title="Clients"
      description="Everybody whom the firm has worked for, by name."
      actions={hasPermission(viewer.role, 'clients.export') ? <ExportLink query={query} /> : null}
      filters={<Filters query={query} />}
    >
      {page instanceof AppError ? (
        <Alert tone="bad" title="A filter cannot be used">
          {page.message}
        </Alert>
      ) : (
        <>
          <Card flush>
            <DataTable
              caption="Clients"
              columns={COLUMNS.map((column) => dataColumn(query, column))}
              rows={page.items.map((client) => clientRow(client, viewer.timeZone))}
              empty={<NoClients isSearched={query.q !== undefined} />}
            />
          </Card>
          <Pagination
            firstHref={query.cursor ? hrefWith(query, { cursor: undefined }) : null}
            nextHref={page.nextCursor && hrefWith(query, { cursor: page.nextCursor })}
          />
        </>
      )}
    </Page>
  );
}

async function findPage<T>(work: Promise<T>): Promise<T | AppError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation-failed') return error;
    throw error;
  }
}

function ExportLink({ query }: { query: ClientQuery }) {
  return (
    // A file, not a page: the router must not fetch it.
    <a
      href={exportHref(query)}
      download
      className={buttonStyles({ size: 'sm' })}
      {...pageAct('Export as CSV: these clients', 'download save file spreadsheet')}
    >
      <Download aria-hidden="true" />
      Export CSV
    </a>
  );
}

const SORT_OPTIONS = [
  { value: 'name-desc', label: 'By name, Z to A' },
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
];

function Filters({ query: { q, sort } }: { query: ClientQuery }) {
  return (
    <FilterBar
      label="Filter clients"
      action="/clients"
      clearHref={q === undefined ? undefined : hrefWith({}, { sort })}
      search={<FilterSearch label="Name, employer, e-mail or reference" defaultValue={q} />}
      activeCount={sort ? 1 : 0}
    >
      <FilterSelect
        name="sort"
        label="By name, A to Z"
        options={SORT_OPTIONS}
        defaultValue={sort === 'name-asc' ? undefined : sort}
      />
    </FilterBar>
  );
}

function NoClients({ isSearched }: { isSearched: boolean }) {
  return isSearched ? (
    <EmptyState
      icon={Contact}
      title="No client matches"
      description="Try a part of the name, or the employer."
      action={<ButtonLink href="/clients">Clear the search</ButtonLink>}
    />
  ) : (
    <EmptyState
      icon={Contact}
      title="No clients yet"
      description="Clients are recorded with their first case, and recognised by reference or e-mail after that."
    />
  );
}

type Column = DataColumn & { sorts?: { asc: ClientSort; desc: ClientSort } };

const COLUMNS: readonly Column[] = [
  {
    id: 'name',
    header: CLIENT_FIELD_NAMES.name.label,
    plain: true,
    wrap: true,
    sorts: { asc: 'name-asc', desc: 'name-desc' },
  },
  { id: 'company', header: CLIENT_FIELD_NAMES.company.label, wrap: true },
  { id: 'email', header: CLIENT_FIELD_NAMES.email.label, className: 'md:max-lg:hidden' },
  { id: 'attorney', header: CLIENT_FIELD_NAMES.relationshipAttorney.label },
  { id: 'open', header: CLIENT_FIELD_NAMES.openCases.label, align: 'end' },
  { id: 'cases', header: CLIENT_FIELD_NAMES.cases.label, align: 'end' },
  {
    id: 'added',
    header: CLIENT_FIELD_NAMES.createdAt.label,
    className: 'max-md:hidden',
    sorts: { asc: 'oldest', desc: 'newest' },
  },
];

function dataColumn(query: ClientQuery, { sorts, ...column }: Column): DataColumn {
  if (!sorts) return column;
  const current = query.sort ?? 'name-asc';
  const sorted = current === sorts.asc ? 'asc' : current === sorts.desc ? 'desc' : undefined;
  const isName = sorts.asc === 'name-asc';
  const first = isName ? sorts.asc : sorts.desc;
  const second = isName ? sorts.desc : sorts.asc;
  const sort = current === first ? second : first;
  return { ...column, sorted, sortHref: hrefWith(query, { sort, cursor: undefined }) };
}

function clientRow(client: ClientDto, timeZone: string): DataRow {
  const { id, name, company, email, relationshipAttorney: attorney, createdAt } = client;
  return {
    id,
    href: `/clients/${id}`,
    cells: {
      name: { value: name, content: <bdi className="font-medium">{name}</bdi> },
      company: { value: company, content: company && <bdi>{company}</bdi> },
      email,
      attorney: {
        value: attorney?.name ?? null,
        content: attorney && <bdi>{attorney.name}</bdi>,
      },
      open: client.openCases,
      cases: client.cases,
      added: {
        value: createdAt,
        content: <Time value={createdAt} timeZone={timeZone} format="date" />,
      },
    },
  };
}
