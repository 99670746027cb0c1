import { ShieldBan } from 'lucide-react';
import { CsvLink } from '@/components/ui/csv-link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import { Time } from '@/components/ui/time';
import { LinkTabs } from '@/components/ui/tabs';
import type { Actor } from '@/lib/platform/auth/actor';
import { listAttorneys } from '@/lib/features/attorneys';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { listWalls } from '@/lib/features/walls';
import type { WallDto } from '@/lib/contracts/wall';
import { removeWallAction } from './actions';
import { AddWallDialog } from './add-wall-dialog';

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
        <DataTable
          caption="Ethical walls"
          columns={columnsFor(mayManage)}
          rows={page.items.map((wall) => wallRow(wall, viewer.timeZone, mayManage))}
          empty={
            <EmptyState
              icon={ShieldBan}
              title="No walls stand"
              description="A wall keeps one attorney away from every case of a client or a company, where a conflict of interest forbids it."
            />
          }
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
        { href: '/walls?show=all', label: 'All, with those taken down', current: includeRemoved },
      ]}
    />
  );
}

function columnsFor(mayManage: boolean): DataColumn[] {
  return [
    { id: 'attorney', header: 'Attorney' },
    { id: 'other', header: 'Apart from' },
    { id: 'reason', header: 'Reason', plain: true, wrap: true, className: 'md:min-w-64' },
    { id: 'raised', header: 'Raised' },
    { id: 'state', header: 'State', plain: true },
    ...(mayManage ? [{ id: 'change', header: 'Change', plain: true, align: 'end' as const }] : []),
  ];
}

function wallRow(wall: WallDto, timeZone: string, mayManage: boolean): DataRow {
  const { id, attorney, client, company, reason, createdAt, createdBy, removedAt } = wall;
  return {
    id,
    cells: {
      attorney: {
        value: attorney.name,
        content: (
          <TextLink href={`/attorneys/${attorney.id}`}>
            <bdi>{attorney.name}</bdi>
          </TextLink>
        ),
      },
      other: {
        value: client?.name ?? company,
        content: (
          <span className="inline-flex flex-wrap items-center gap-2">
            <bdi>{client?.name ?? company}</bdi>
            <Badge>{client ? 'Client' : 'Company'}</Badge>
          </span>
        ),
      },
      reason: { value: reason, content: <bdi>{reason}</bdi> },
      raised: {
        value: createdAt,
        content: (
          <span>
            <Time value={createdAt} timeZone={timeZone} format="date" />{' '}
            <span className="text-ink-3">
              by <bdi>{createdBy}</bdi>
            </span>
          </span>
        ),
      },
      state: {
        value: removedAt,
        content: removedAt ? (
          <span>
            Taken down <Time value={removedAt} timeZone={timeZone} format="date" />
          </span>
        ) : (
          <Badge tone="warn">Standing</Badge>
        ),
      },
      ...(mayManage
        ? { change: { value: null, content: removedAt ? null : <RemoveDialog wall={wall} /> } }
        : {}),
    },
  };
}

function RemoveDialog({ wall: { id, attorney, client, company } }: { wall: WallDto }) {
  const other = client?.name ?? company ?? '';
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Take down the wall between ${attorney.name} and ${other}`}>
          Take down
        </Button>
      }
      title="Take this wall down?"
      description={`${attorney.name} may then get cases of ${other}. Make sure that the conflict is gone; the decision stays on record under your name.`}
      confirmLabel="Take down"
      danger
      action={removeWallAction}
      hidden={{ wallId: id }}
    />
  );
}
