import { intervalReason } from '@/components/attorneys/labels';
import { PriorityBadge, StageBadge } from '@/components/cases/case-badges';
import { Complexity } from '@/components/cases/complexity';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay, formatNumber, zoneName } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import { Time } from '@/components/ui/time';
import type { AttorneyAssignmentDto } from '@/lib/contracts/workload';
import type { CaseDto } from '@/lib/contracts/case';
import type { Page } from '@/lib/shared/paging';
import { visaTypeLabel } from '@/lib/wording/labels';

const HELD_COLUMNS: readonly DataColumn[] = [
  { id: 'number', header: 'No.', align: 'end' },
  { id: 'client', header: 'Client', plain: true, wrap: true },
  { id: 'visaType', header: 'Visa type', plain: true },
  { id: 'complexity', header: 'Complexity' },
  { id: 'stage', header: 'Stage', plain: true },
  { id: 'deadline', header: 'Deadline' },
];

/** The open cases that an attorney holds, the most pressing first. */
export function HeldCases({ attorneyId, page }: { attorneyId: string; page: Page<CaseDto> }) {
  const all = `/cases?attorneyId=${attorneyId}&status=assigned&sort=deadline-asc`;
  return (
    <Card
      title="Cases held"
      description="Open cases, the next deadline first."
      actions={page.nextCursor ? <TextLink href={all}>All of them</TextLink> : null}
      flush
    >
      <DataTable
        caption="Open cases that this attorney holds"
        columns={HELD_COLUMNS}
        rows={page.items.map(heldRow)}
        empty={
          <EmptyState
            title="No open cases"
            description="No open case is with this attorney at the moment."
          />
        }
      />
    </Card>
  );
}

function heldRow(one: CaseDto): DataRow {
  return {
    id: one.id,
    href: `/cases/${one.id}`,
    cells: {
      number: one.number,
      client: {
        value: one.client.name,
        content: (
          <span className="inline-flex flex-wrap items-center gap-x-2">
            <bdi className="font-medium">{one.client.name}</bdi>
            <PriorityBadge priority={one.priority} />
          </span>
        ),
      },
      visaType: visaTypeLabel(one.visaType),
      complexity: { value: one.complexity, content: <Complexity value={one.complexity} /> },
      stage: { value: one.stage, content: <StageBadge stage={one.stage} /> },
      deadline: { value: one.deadline, content: one.deadline && formatDay(one.deadline) },
    },
  };
}

const HISTORY_COLUMNS: readonly DataColumn[] = [
  { id: 'number', header: 'No.', align: 'end' },
  { id: 'client', header: 'Client', plain: true, wrap: true },
  { id: 'visaType', header: 'Visa type', plain: true },
  { id: 'from', header: 'From' },
  { id: 'how', header: 'Came' },
  { id: 'to', header: 'Until' },
  { id: 'end', header: 'Left' },
  { id: 'days', header: 'Days held', align: 'end' },
];

/** Every case that an attorney has held, the latest first, with the days held. */
export function HeldHistory({
  attorneyId,
  page,
  isFirstPage,
  timeZone,
}: {
  attorneyId: string;
  page: Page<AttorneyAssignmentDto>;
  isFirstPage: boolean;
  timeZone: string;
}) {
  const own = `/attorneys/${attorneyId}`;
  return (
    <Card
      title="History"
      description={`What came and what left, the latest first. Days in ${zoneName(timeZone)}.`}
      flush
      footer={
        page.nextCursor || !isFirstPage ? (
          <Pagination
            previousHref={isFirstPage ? null : `${own}#history`}
            nextHref={page.nextCursor && `${own}?history=${page.nextCursor}#history`}
          />
        ) : undefined
      }
    >
      <div id="history">
        <DataTable
          caption="Cases that this attorney has held"
          columns={HISTORY_COLUMNS}
          rows={page.items.map((interval) => historyRow(interval, timeZone))}
          empty={
            <EmptyState
              title="No case so far"
              description="Every case that comes to this attorney is listed here, with how long it stayed."
            />
          }
        />
      </div>
    </Card>
  );
}

function historyRow(interval: AttorneyAssignmentDto, timeZone: string): DataRow {
  const { startedAt, endedAt, startReason, endReason, daysHeld } = interval;
  return {
    id: interval.id,
    href: `/cases/${interval.case.id}`,
    cells: {
      number: interval.case.number,
      client: {
        value: interval.case.client.name,
        content: <bdi>{interval.case.client.name}</bdi>,
      },
      visaType: visaTypeLabel(interval.case.visaType),
      from: {
        value: startedAt,
        content: <Time value={startedAt} timeZone={timeZone} format="date" />,
      },
      how: intervalReason(startReason),
      to: {
        value: endedAt,
        content: endedAt ? (
          <Time value={endedAt} timeZone={timeZone} format="date" />
        ) : (
          'Still held'
        ),
      },
      end: endReason && intervalReason(endReason),
      days: { value: daysHeld, content: formatNumber(daysHeld, 1) },
    },
  };
}
