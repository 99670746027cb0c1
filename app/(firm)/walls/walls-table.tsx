'use client';

import { ShieldBan } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import type { WallDto } from '@/lib/contracts/wall';
import { removeWallAction } from './actions';

/** A wall as its row shows it. */
export interface WallLine extends Pick<
  WallDto,
  'id' | 'attorney' | 'reason' | 'createdAt' | 'createdBy' | 'removedAt'
> {
  /** The client or company that the attorney is kept away from. */
  readonly from: string;
  readonly isClient: boolean;
}

/** The walls of the firm; drawn from values, since elements would travel twice (decision 0073). */
export function WallsTable({
  walls,
  timeZone,
  mayManage,
}: {
  walls: readonly WallLine[];
  timeZone: string;
  mayManage: boolean;
}) {
  return (
    <DataTable
      caption="Ethical walls"
      columns={mayManage ? [...COLUMNS, CHANGE] : COLUMNS}
      rows={walls.map((wall) => wallRow(wall, timeZone, mayManage))}
      empty={
        <EmptyState
          icon={ShieldBan}
          title="No walls stand"
          description="A wall keeps one attorney away from every case of a client or a company, where a conflict of interest forbids it."
        />
      }
    />
  );
}

const COLUMNS: readonly DataColumn[] = [
  { id: 'attorney', header: 'Attorney' },
  { id: 'other', header: 'Apart from' },
  { id: 'reason', header: 'Reason', plain: true, wrap: true, className: 'sentence md:min-w-64' },
  { id: 'added', header: 'Added' },
  { id: 'state', header: 'State', plain: true },
];
const CHANGE: DataColumn = { id: 'change', header: 'Change', plain: true, align: 'end' };

function wallRow(wall: WallLine, timeZone: string, mayManage: boolean): DataRow {
  const { id, attorney, from, isClient, reason, createdAt, createdBy, removedAt } = wall;
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
        value: from,
        content: (
          <span className="inline-flex flex-wrap items-center gap-2">
            <bdi>{from}</bdi>
            <Badge>{isClient ? 'Client' : 'Company'}</Badge>
          </span>
        ),
      },
      reason: { value: reason, content: <bdi>{reason}</bdi> },
      added: {
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
            Removed <Time value={removedAt} timeZone={timeZone} format="date" />
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

function RemoveDialog({ wall: { id, attorney, from } }: { wall: WallLine }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Remove the wall between ${attorney.name} and ${from}`}>
          Remove
        </Button>
      }
      title="Remove this wall?"
      description={`${attorney.name} may then get cases of ${from}. Make sure that the conflict is gone; the decision stays on record under your name.`}
      confirmLabel="Remove wall"
      danger
      action={removeWallAction}
      hidden={{ wallId: id }}
    />
  );
}
