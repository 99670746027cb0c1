import { BlockedBy } from '@/components/cases/blocked-by';
import { DrainMessage } from './drain-message';
import { CsvLink } from '@/components/ui/csv-link';
import { PriorityBadge } from '@/components/cases/case-badges';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import { Day, RelativeTime } from '@/components/ui/time';
import { findDrainProgress, listWaiting } from '@/lib/assignment';
import type { WaitingItem } from '@/lib/contracts/waiting';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/viewer';
import { now } from '@/lib/platform/clock';
import { visaTypeLabel } from '@/lib/wording/labels';
import { isHeld } from '../cases/[caseId]/rights';
import { AssignControls } from '../cases/assign-controls';
import { MendControls } from './mend-controls';
import { nearestMends } from '../cases/mendable';
import { mendingRights } from '../cases/mending-rights';

/** Cases that no one can take now, in the order in which they will be placed. */
export default async function WaitingPage({ searchParams }: PageProps<'/waiting'>) {
  const { cursor } = await searchParams;
  const viewer = await getViewerWith('cases.read');
  const actor = actorOf(viewer);
  const [page, drain] = await Promise.all([
    orFirstPage(
      listWaiting(actor, { limit: 25, cursor: typeof cursor === 'string' ? cursor : undefined }),
      '/waiting',
    ),
    findDrainProgress(actor),
  ]);
  const at = now().toISOString();
  return (
    <Page
      title="Waiting line"
      actions={
        hasPermission(viewer.role, 'cases.export') ? (
          <CsvLink href="/cases/export?status=waiting" what="waiting cases" />
        ) : null
      }
      description="Cases that nobody can take now, urgent ones first, then those that must start earliest. Whoever becomes free gets the first one they can take."
    >
      {drain ? <DrainMessage progress={drain} /> : null}
      {page.items.length === 0 ? (
        <Card>
          <NobodyWaits />
        </Card>
      ) : (
        <>
          <Card title={`${plural(page.total, 'case')} waiting`} flush>
            <ol className="divide-y divide-line">
              {page.items.map((item) => (
                <WaitingRow key={item.case.id} item={item} viewer={viewer} now={at} />
              ))}
            </ol>
          </Card>
          <Pagination
            previousHref={cursor === undefined ? null : '/waiting'}
            nextHref={page.nextCursor && `/waiting?cursor=${page.nextCursor}`}
          />
        </>
      )}
    </Page>
  );
}

function NobodyWaits() {
  return (
    <EmptyState
      title="Nobody waits"
      description="Every open case has an attorney. A case lands here when all are away, full or without the expertise it asks for."
      action={<ButtonLink href="/cases">All cases</ButtonLink>}
    />
  );
}

function WaitingRow({ item, viewer, now }: { item: WaitingItem; viewer: Viewer; now: string }) {
  const { case: one, position, reasons } = item;
  const mending = mendingRights(viewer);
  const { id, number, visaType, complexity, version } = one;
  // What the browser needs of it: the rest would travel with each row.
  const acted = { id, number, visaType, complexity, version };
  return (
    <li className="grid gap-x-4 gap-y-3 px-4 py-3.5 sm:grid-cols-[2rem_minmax(0,1fr)]">
      <span className="font-serif text-2xl text-ink-3 tabular-nums max-sm:hidden">{position}</span>
      <div className="grid min-w-0 items-center gap-x-6 gap-y-2.5 lg:grid-cols-[minmax(0,1fr)_auto]">
        <div className="grid min-w-0 gap-1.5">
          <WaitingHead item={item} now={now} timeZone={viewer.timeZone} />
          <BlockedBy reasons={reasons} waitingFor={one} />
          <MendControls one={acted} mends={nearestMends(reasons, mending)} />
        </div>
        {!hasPermission(viewer.role, 'cases.assign') ? null : isHeld(one) ? (
          <ButtonLink href={`/cases/${one.id}`} size="sm" variant="primary">
            Answer the conflict check
            <span className="sr-only"> of case {one.number}</span>
          </ButtonLink>
        ) : (
          <AssignControls
            one={acted}
            mayOverride={hasPermission(viewer.role, 'cases.override')}
            mending={mending}
          />
        )}
      </div>
    </li>
  );
}

function WaitingHead({
  item: { case: one, position, waitingSince },
  now,
  timeZone,
}: {
  item: WaitingItem;
  now: string;
  timeZone: string;
}) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="text-ink-3 sm:hidden">{position}.</span>
      <TextLink href={`/cases/${one.id}`} className="font-medium">
        {one.number} · <bdi>{one.client.name}</bdi>
      </TextLink>
      <PriorityBadge priority={one.priority} />
      <span className="text-sm text-ink-2">
        {visaTypeLabel(one.visaType)}, complexity {one.complexity}
        {one.deadline ? (
          <>
            , deadline <Day value={one.deadline} />
          </>
        ) : null}
      </span>
      <span className="text-sm text-ink-2">
        joined the line <RelativeTime value={waitingSince} now={now} timeZone={timeZone} />
      </span>
    </div>
  );
}
