import { stageLabel } from '@/components/cases/stages';
import { Card } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { CaseReportDto } from '@/lib/contracts/case-history';

/** Who held the case, from when to when. */
export function HoldersTable({ report, timeZone }: { report: CaseReportDto; timeZone: string }) {
  return (
    <Card title="Holders" flush>
      <DataTable
        caption="Who held the case"
        columns={[
          { id: 'attorney', header: 'Attorney' },
          { id: 'from', header: 'From' },
          { id: 'to', header: 'To' },
          { id: 'days', header: 'Days', align: 'end' },
        ]}
        rows={report.holders.map(({ id, attorney, startedAt, endedAt, daysHeld }) => ({
          id,
          cells: {
            attorney: { value: attorney.name, content: <bdi>{attorney.name}</bdi> },
            from: { value: startedAt, content: <Time value={startedAt} timeZone={timeZone} /> },
            to: {
              value: endedAt,
              content: endedAt ? <Time value={endedAt} timeZone={timeZone} /> : 'still',
            },
            days: formatNumber(daysHeld, 1),
          },
        }))}
        empty={
          <EmptyState
            title="Nobody has held this case yet"
            description="It is in the waiting line."
          />
        }
      />
    </Card>
  );
}

/** How long the case was in each stage. */
export function StagesTable({ report }: { report: CaseReportDto }) {
  return (
    <Card title="Time per stage" flush>
      <DataTable
        caption="Days in each stage, in the order of first entry"
        columns={[
          { id: 'stage', header: 'Stage' },
          { id: 'visits', header: 'Visits', align: 'end' },
          { id: 'days', header: 'Days', align: 'end' },
        ]}
        rows={report.stages.map(({ stage, days, visits, isCurrent }) => ({
          id: stage,
          cells: {
            stage: `${stageLabel(stage)}${isCurrent ? ' (now)' : ''}`,
            visits,
            days: formatNumber(days, 1),
          },
        }))}
      />
    </Card>
  );
}

/** Everything that was done, in order. */
export function ActionsTable({ report, timeZone }: { report: CaseReportDto; timeZone: string }) {
  return (
    <Card title="Actions" flush>
      <DataTable
        caption="What was done, oldest first"
        columns={[
          { id: 'at', header: 'When' },
          { id: 'text', header: 'What', plain: true, wrap: true },
          { id: 'by', header: 'By' },
        ]}
        rows={report.actions.map(({ at, text, by }, index) => ({
          id: String(index),
          cells: {
            at: { value: at, content: <Time value={at} timeZone={timeZone} /> },
            text,
            by: { value: by, content: by && <bdi>{by}</bdi> },
          },
        }))}
      />
    </Card>
  );
}
