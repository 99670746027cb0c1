import { UserRoundPlus, UsersRound } from 'lucide-react';
import { AbsenceNote } from '@/app/(firm)/attorneys/absences/absence-note';
import { ExpertiseChips } from './expertise-chips';
import { PauseNote } from './pause-note';
import type { RosterAttorney, RosterRights } from '@/app/(firm)/attorneys/roster/roster-types';
import {
  ActionsButton,
  CapacityField,
  RosterEditing,
  SeniorityField,
} from '@/app/(firm)/attorneys/roster/roster-editing';
import { CsvLink } from '@/components/ui/csv-link';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { formatPercent } from '@/components/ui/format';
import { LoadBar } from '@/components/ui/load-bar';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import { seniorityRank } from '@/lib/assignment/core';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { listAttorneys } from '@/lib/features/attorneys';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import { listAbsencesSoon } from './absences/absences-soon';
import { changeAttorneyAction, editInPlaceAction } from './actions';
import { activeFilter, readView, rosterHref, type RosterView } from './roster/roster-query';
import { AttorneySections } from './sections';

/** The roster: who takes cases, how full their workloads are, what they know and when they are away. */
export default async function AttorneysPage({ searchParams }: PageProps<'/attorneys'>) {
  const { show, cursor } = await searchParams;
  const view = readView(show);
  const viewer = await getViewerWith('attorneys.read');
  const actor = actorOf(viewer);
  const [roster, absences] = await Promise.all([
    orFirstPage(
      listAttorneys(actor, {
        ...activeFilter(view),
        limit: MAX_PAGE_SIZE,
        cursor: typeof cursor === 'string' ? cursor : undefined,
      }),
      '/attorneys',
    ),
    listAbsencesSoon(actor, viewer.timeZone),
  ]);
  const rights: RosterRights = {
    manage: hasPermission(viewer.role, 'attorneys.manage'),
    handOff: hasPermission(viewer.role, 'cases.handoff'),
  };
  return (
    <Page
      title="Attorneys"
      description="Who takes cases, how full each workload is, and what each attorney knows."
      actions={
        <>
          {hasPermission(viewer.role, 'reports.read') ? (
            <CsvLink href="/attorneys/export" what="the roster" />
          ) : null}
          {rights.manage ? <AddLink /> : null}
        </>
      }
      filters={
        <div className="grid gap-3">
          <AttorneySections current="Roster" />
          <Views view={view} />
        </div>
      }
    >
      <RosterEditing
        rights={rights}
        editAction={editInPlaceAction}
        changeAction={changeAttorneyAction}
      >
        <Card flush>
          <DataTable
            caption="Attorneys of the firm"
            columns={columnsFor(rights)}
            rows={roster.items.map((attorney) =>
              attorneyRow(attorney, absences.get(attorney.id), rights),
            )}
            empty={<NoAttorneys view={view} mayManage={rights.manage} />}
          />
        </Card>
      </RosterEditing>
      <Pagination
        previousHref={cursor === undefined ? null : rosterHref(view)}
        nextHref={roster.nextCursor && rosterHref(view, roster.nextCursor)}
      />
    </Page>
  );
}

function AddLink() {
  return (
    <ButtonLink href="/attorneys/new" variant="primary">
      <UserRoundPlus aria-hidden="true" />
      Add attorney
    </ButtonLink>
  );
}

function Views({ view }: { view: RosterView }) {
  return (
    <FilterBar label="Which attorneys" action="/attorneys">
      <FilterSelect
        name="show"
        label="Active attorneys"
        defaultValue={view === 'active' ? '' : view}
        options={[
          { value: 'inactive', label: 'Inactive attorneys' },
          { value: 'all', label: 'All attorneys' },
        ]}
      />
    </FilterBar>
  );
}

function NoAttorneys({ view, mayManage }: { view: RosterView; mayManage: boolean }) {
  if (view === 'inactive') {
    return (
      <EmptyState
        icon={UsersRound}
        title="Nobody is inactive"
        description="An attorney who is set inactive keeps their cases, gets no new ones, and is listed here."
      />
    );
  }
  return (
    <EmptyState
      icon={UsersRound}
      title="Nobody on the roster yet"
      description="Add the attorneys with the visa types that they handle: from then on each new case finds one of them by itself."
      action={mayManage ? <AddLink /> : null}
    />
  );
}

function columnsFor(rights: RosterRights): DataColumn[] {
  return [
    { id: 'name', header: 'Name', sortable: true, className: 'max-md:first:pr-10' },
    {
      id: 'seniority',
      header: 'Seniority',
      plain: true,
      sortable: true,
      className: 'max-lg:hidden',
    },
    {
      id: 'load',
      header: 'Active of capacity',
      plain: true,
      sortable: true,
      className: 'md:min-w-56',
    },
    { id: 'utilization', header: 'Utilization', align: 'end', sortable: true },
    { id: 'open', header: 'Open', align: 'end', sortable: true },
    { id: 'expertise', header: 'Expertise', plain: true, wrap: true, className: 'md:min-w-38' },
    { id: 'absence', header: 'Away', plain: true },
    ...(mayAct(rights) ? [ACTIONS] : []),
  ];
}

/** On phones in the corner of the card. */
const ACTIONS: DataColumn = {
  id: 'actions',
  header: 'Actions',
  plain: true,
  align: 'end',
  className: 'w-9 print:hidden max-md:absolute max-md:top-1.5 max-md:right-2',
};

/** The person who can only open an attorney has the row itself for that. */
function mayAct({ manage, handOff }: RosterRights): boolean {
  return manage || handOff;
}

function attorneyRow(
  attorney: AttorneyDto,
  absence: AbsenceDto | undefined,
  rights: RosterRights,
): DataRow {
  const { id, name, active, seniority, activeCases, capacity, openCases, version } = attorney;
  const edited = { id, name, active, seniority, activeCases, capacity, openCases, version };
  return {
    id,
    href: `/attorneys/${id}`,
    cells: {
      name: { value: name, content: <Name attorney={attorney} /> },
      seniority: {
        value: seniorityRank(seniority),
        content: rights.manage ? (
          <SeniorityField attorney={edited} />
        ) : (
          SENIORITY_NAMES[seniority].label
        ),
      },
      load: {
        value: activeCases / capacity,
        content: (
          <Load edited={edited} mayManage={rights.manage} away={absence?.status === 'current'} />
        ),
      },
      utilization: { value: attorney.utilization, content: formatPercent(attorney.utilization) },
      open: openCases,
      expertise: { value: null, content: <ExpertiseChips expertise={attorney.expertise} /> },
      absence: { value: null, content: absence && <AbsenceNote absence={absence} /> },
      actions: { value: null, content: mayAct(rights) && <ActionsButton attorney={edited} /> },
    },
    ...(activeCases > capacity ? { tone: 'bad' as const } : {}),
  };
}

function Load({
  edited,
  mayManage,
  away,
}: {
  edited: RosterAttorney;
  mayManage: boolean;
  away: boolean;
}) {
  const className = 'max-md:w-44 md:flex-1';
  if (mayManage) return <CapacityField attorney={edited} away={away} className={className} />;
  const { activeCases, capacity } = edited;
  return <LoadBar value={activeCases} capacity={capacity} away={away} className={className} />;
}

function Name({ attorney: { name, active, pausesOn } }: { attorney: AttorneyDto }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <bdi>{name}</bdi>
      {active ? null : <Badge>Inactive</Badge>}
      {pausesOn ? <PauseNote pausesOn={pausesOn} /> : null}
    </span>
  );
}
