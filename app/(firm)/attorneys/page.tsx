import { UserRoundPlus, UsersRound } from 'lucide-react';
import { RosterEditing } from '@/app/(firm)/attorneys/roster/roster-editing';
import { packRosterLine } from '@/app/(firm)/attorneys/roster/roster-lines';
import { RosterTable } from '@/app/(firm)/attorneys/roster/roster-table';
import type { RosterLine, RosterRights } from '@/app/(firm)/attorneys/roster/roster-types';
import { CsvLink } from '@/components/ui/csv-link';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { listAttorneys } from '@/lib/features/attorneys';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { listAbsencesSoon } from './absences/absences-soon';
import { changeAttorneyAction, editInPlaceAction } from './actions';
import { knownBest } from './expertise-chips';
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
        <RosterTable
          lines={roster.items.map((attorney) =>
            packRosterLine(rosterLine(attorney, absences.get(attorney.id))),
          )}
          rights={rights}
          empty={
            roster.items.length > 0 ? null : <NoAttorneys view={view} mayManage={rights.manage} />
          }
        />
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

/** What the table draws a row from. */
function rosterLine(attorney: AttorneyDto, absence: AbsenceDto | undefined): RosterLine {
  const { id, name, active, seniority, activeCases, capacity, openCases, version } = attorney;
  const { utilization, pausesOn, expertise } = attorney;
  const edited = { id, name, active, seniority, activeCases, capacity, openCases, version };
  return {
    ...{ ...edited, utilization, pausesOn, known: knownBest(expertise) },
    absence: absence
      ? { status: absence.status, startsOn: absence.startsOn, endsOn: absence.endsOn }
      : null,
  };
}
