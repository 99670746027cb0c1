import { CsvLink } from '@/components/ui/csv-link';
import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import { LinkTabs } from '@/components/ui/tabs';
import type { Actor } from '@/lib/platform/auth/actor';
import { listAttorneys } from '@/lib/features/attorneys';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { listWalls } from '@/lib/features/walls';
import type { WallDto } from '@/lib/contracts/wall';
import { AddWallDialog } from './add-wall-dialog';
import { WallsTable, type WallLine } from './walls-table';

/** Who must never meet whom: walls between attorneys and clients or companies. */
export default async function WallsPage({ searchParams }: PageProps<'/walls'>) {
  const { show, cursor } = await searchParams;
  const includeRemoved = show === 'all';
  const viewer = await getViewerWith('walls.read');
  const actor = actorOf(viewer);
  const page = await orFirstPage(
    listWalls(actor, {
      includeRemoved,
      cursor: typeof cursor === 'string' ? cursor : undefined,
    }),
    includeRemoved ? '/walls?show=all' : '/walls',
  );
  const mayManage = hasPermission(viewer.role, 'walls.manage');
  const base = includeRemoved ? '/walls?show=all' : '/walls';
  return (
    <Page
      title="Ethical walls"
      description="Who must never meet whom. No role can override a wall."
      actions={
        <>
          <CsvLink href="/walls/export" what="ethical walls" />
          {mayManage ? <AddWall actor={actor} /> : null}
        </>
      }
      filters={<Views includeRemoved={includeRemoved} />}
    >
      <Card flush>
        <WallsTable
          walls={page.items.map(wallLine)}
          timeZone={viewer.timeZone}
          mayManage={mayManage}
        />
      </Card>
      <Pagination
        previousHref={cursor === undefined ? null : base}
        nextHref={
          page.nextCursor && `${base}${includeRemoved ? '&' : '?'}cursor=${page.nextCursor}`
        }
      />
    </Page>
  );
}

async function AddWall({ actor }: { actor: Actor }) {
  const { items } = await listAttorneys(actor, { limit: MAX_PAGE_SIZE });
  return <AddWallDialog attorneys={items.map(({ id, name }) => ({ value: id, label: name }))} />;
}

function Views({ includeRemoved }: { includeRemoved: boolean }) {
  return (
    <LinkTabs
      label="Which walls"
      tabs={[
        { href: '/walls', label: 'Standing', current: !includeRemoved },
        { href: '/walls?show=all', label: 'All, with those removed', current: includeRemoved },
      ]}
    />
  );
}

/** What the table shows of a wall: it travels as values, and nothing else of it does. */
function wallLine(wall: WallDto): WallLine {
  const { id, attorney, client, company, reason, createdAt, createdBy, removedAt } = wall;
  const from = client?.name ?? company ?? '';
  return { id, attorney, from, isClient: client !== null, reason, createdAt, createdBy, removedAt };
}
