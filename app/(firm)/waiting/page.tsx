import { DrainMessage } from './drain-message';
import { CsvLink } from '@/components/ui/csv-link';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { plural } from '@/components/ui/format';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import { findDrainProgress, listWaiting } from '@/lib/assignment';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/viewer';
import { now } from '@/lib/platform/clock';
import { mendingRights } from '../cases/mending-rights';
import { packWaiting } from './pack-waiting';
import { WaitingList, type WaitingRights } from './waiting-list';

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
  const rights = rightsOf(viewer);
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
            <WaitingList
              waiting={packWaiting(page.items, rights.mending)}
              rights={rights}
              now={now().toISOString()}
              timeZone={viewer.timeZone}
            />
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

/** What the viewer may do about a waiting case. */
function rightsOf({ role }: Viewer): WaitingRights {
  return {
    mayAssign: hasPermission(role, 'cases.assign'),
    mayOverride: hasPermission(role, 'cases.override'),
    mending: mendingRights({ role }),
  };
}
