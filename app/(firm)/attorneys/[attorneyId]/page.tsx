import type { Route } from 'next';
import { LogOut, Pencil } from 'lucide-react';
import { AbsenceNote } from '@/app/(firm)/attorneys/absences/absence-note';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Columns, Page } from '@/components/ui/page';
import { pageAct } from '@/components/ui/page-act';
import { listAbsences, listOpenCovers } from '@/lib/features/absences';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { mayManageAbsencesOf } from '@/lib/features/absences/absence-permission';
import {
  getAttorney,
  getWorkload,
  listAttorneyAssignments,
  listAttorneys,
} from '@/lib/features/attorneys';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage, orNotFound } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/viewer';
import { listCases } from '@/lib/features/cases';
import { now } from '@/lib/platform/clock';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { addDays, dateIn } from '@/lib/shared/time';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import { ActivationDialog } from '../activation-dialog';
import { mayConfirmCovers } from '../absences/may-confirm-covers';
import { PauseDialog, PlannedPause } from '../pause-dialog';
import { AbsencesCard } from './absences-card';
import { CalendarsCard } from './calendars-card';
import { CoversCard } from './covers-card';
import { HeldCases, HeldHistory } from './case-tables';
import { ExpertiseCard, FactsCard } from './facts-card';
import { CanTakeMore, LoadBreakdown, LoadStats } from './load-cards';

type Props = PageProps<'/attorneys/[attorneyId]'>;

const HELD_SHOWN = 12;
const HISTORY_SHOWN = 10;
const ABSENCES_SHOWN = 8;

/** One attorney: load, why they can or cannot take more, expertise, absences, cases, history. */
export default async function AttorneyPage({ params, searchParams }: Props) {
  const { attorneyId } = await params;
  const { history } = await searchParams;
  const viewer = await getViewerWith('attorneys.read');
  const attorney = await orNotFound(getAttorney(actorOf(viewer), attorneyId));
  const absences = await listRelevantAbsences(viewer, attorneyId);
  const mayManage = hasPermission(viewer.role, 'attorneys.manage');
  const tomorrow = addDays(dateIn(now(), attorney.timeZone), 1);
  return (
    <Page
      title={attorney.name}
      breadcrumbs={[{ label: 'Attorneys', href: '/attorneys' }]}
      badges={<Badges attorney={attorney} absences={absences} />}
      actions={<Actions attorney={attorney} viewer={viewer} tomorrow={tomorrow} />}
    >
      <PlannedPause attorney={attorney} tomorrow={tomorrow} mayManage={mayManage} />
      <Columns
        main={<WorkloadMetrics viewer={viewer} attorneyId={attorneyId} />}
        aside={
          <>
            <AbsencesOf viewer={viewer} attorney={attorney} absences={absences} />
            {mayManageAbsencesOf(actorOf(viewer), attorneyId) ? (
              <CalendarsCard viewer={viewer} attorney={attorney} />
            ) : null}
            <CoversOf viewer={viewer} attorneyId={attorneyId} />
            <ExpertiseCard attorney={attorney} mayManage={mayManage} />
            <FactsCard attorney={attorney} timeZone={viewer.timeZone} />
          </>
        }
        rest={
          <WorkloadLists
            viewer={viewer}
            attorneyId={attorneyId}
            cursor={typeof history === 'string' ? history : undefined}
          />
        }
      />
    </Page>
  );
}

function Badges({
  attorney: { seniority, active },
  absences,
}: {
  attorney: AttorneyDto;
  absences: readonly AbsenceDto[];
}) {
  const current = absences.find(({ status }) => status === 'current');
  return (
    <>
      <Badge>{SENIORITY_NAMES[seniority].label}</Badge>
      {active ? null : <Badge tone="warn">Inactive</Badge>}
      {current ? <AbsenceNote absence={current} /> : null}
    </>
  );
}

function Actions({
  attorney,
  viewer: { role },
  tomorrow,
}: {
  attorney: AttorneyDto;
  viewer: Viewer;
  tomorrow: string;
}) {
  return (
    <>
      {hasPermission(role, 'cases.handoff') && attorney.openCases > 0 ? (
        <ButtonLink
          href={`/attorneys/${attorney.id}/departure`}
          {...pageAct(`Hand off all cases of ${attorney.name}`, 'departure leave reassign')}
        >
          <LogOut aria-hidden="true" />
          Departure
        </ButtonLink>
      ) : null}
      {hasPermission(role, 'attorneys.manage') ? (
        <>
          <ButtonLink
            href={`/attorneys/${attorney.id}/edit`}
            {...pageAct(`Change ${attorney.name}`, 'edit capacity limit settings')}
          >
            <Pencil aria-hidden="true" />
            Change
          </ButtonLink>
          {attorney.active && attorney.pausesOn === null ? (
            <PauseDialog attorney={attorney} tomorrow={tomorrow} />
          ) : null}
          <ActivationDialog attorney={attorney} />
        </>
      ) : null}
    </>
  );
}

/** How full the workload is, for those who may read workloads. */
async function WorkloadMetrics({ viewer, attorneyId }: { viewer: Viewer; attorneyId: string }) {
  if (!hasPermission(viewer.role, 'workload.read')) return null;
  const workload = await getWorkload(actorOf(viewer), attorneyId);
  return (
    <>
      <LoadStats workload={workload} />
      <CanTakeMore workload={workload} />
      <LoadBreakdown workload={workload} />
    </>
  );
}

/** What is on the workload, and what came and left. */
async function WorkloadLists({
  viewer,
  attorneyId,
  cursor,
}: {
  viewer: Viewer;
  attorneyId: string;
  cursor: string | undefined;
}) {
  const actor = actorOf(viewer);
  const [held, history] = await Promise.all([
    listCases(actor, {
      attorneyId,
      status: 'assigned',
      sort: 'deadline-asc',
      limit: HELD_SHOWN,
    }),
    hasPermission(viewer.role, 'workload.read')
      ? orFirstPage(
          listAttorneyAssignments(actor, attorneyId, { limit: HISTORY_SHOWN, cursor }),
          `/attorneys/${attorneyId}` as Route,
        )
      : null,
  ]);
  return (
    <>
      <HeldCases attorneyId={attorneyId} page={held} />
      {history ? (
        <HeldHistory
          attorneyId={attorneyId}
          page={history}
          isFirstPage={cursor === undefined}
          timeZone={viewer.timeZone}
        />
      ) : null}
    </>
  );
}

/** Those not over, earliest first, then the latest of those that are. */
async function listRelevantAbsences(viewer: Viewer, attorneyId: string): Promise<AbsenceDto[]> {
  const { items } = await listAbsences(actorOf(viewer), { attorneyId });
  const isAhead = ({ status }: AbsenceDto) => status === 'current' || status === 'upcoming';
  const ahead = items.filter(isAhead).reverse();
  const over = items.filter((absence) => !isAhead(absence));
  return [...ahead, ...over.slice(0, Math.max(0, ABSENCES_SHOWN - ahead.length))];
}

async function AbsencesOf({
  viewer,
  attorney,
  absences,
}: {
  viewer: Viewer;
  attorney: AttorneyDto;
  absences: readonly AbsenceDto[];
}) {
  const actor = actorOf(viewer);
  const roster = await listAttorneys(actor, { active: true, limit: MAX_PAGE_SIZE });
  return (
    <AbsencesCard
      attorney={attorney}
      absences={absences}
      today={dateIn(now(), attorney.timeZone)}
      colleagues={roster.items
        .filter(({ id }) => id !== attorney.id)
        .map(({ id, name }) => ({ value: id, label: name }))}
      mayManage={mayManageAbsencesOf(actor, attorney.id)}
      mayCover={await mayConfirmCovers(viewer)}
    />
  );
}

async function CoversOf({ viewer, attorneyId }: { viewer: Viewer; attorneyId: string }) {
  const actor = actorOf(viewer);
  const covers = await listOpenCovers(actor, { attorneyId });
  return <CoversCard attorneyId={attorneyId} covers={covers} actor={actor} />;
}
