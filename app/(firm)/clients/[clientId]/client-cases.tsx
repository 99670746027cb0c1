import { StageBadge } from '@/components/cases/case-badges';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { ClientRecordDto } from '@/lib/features/clients';
import { visaTypeLabel } from '@/lib/wording/labels';

type ClientCase = ClientRecordDto['cases'][number];

const COLUMNS: readonly DataColumn[] = [
  { id: 'number', header: 'No.', align: 'end' },
  { id: 'visaType', header: 'Visa type', plain: true },
  { id: 'stage', header: 'Stage', plain: true },
  { id: 'attorney', header: 'Attorney' },
  { id: 'received', header: 'Received' },
];

/** A client's cases, the newest first. */
export function ClientCases({
  cases,
  total,
  timeZone,
}: {
  cases: readonly ClientCase[];
  total: number;
  timeZone: string;
}) {
  const more = total > cases.length;
  return (
    <Card
      title="Cases"
      description={
        more
          ? `The newest ${formatNumber(cases.length)} of ${formatNumber(total)}.`
          : 'Open and closed, the newest first.'
      }
      flush
    >
      <DataTable
        caption="Cases of this client"
        columns={COLUMNS}
        rows={cases.map((one) => caseRow(one, timeZone))}
        empty={<EmptyState title="No case" description="No case is recorded for this client." />}
      />
    </Card>
  );
}

function caseRow(one: ClientCase, timeZone: string): DataRow {
  const { attorney, closedAt } = one;
  return {
    id: one.id,
    href: `/cases/${one.id}`,
    cells: {
      number: one.number,
      visaType: visaTypeLabel(one.visaType),
      stage: { value: one.stage, content: <StageBadge stage={one.stage} /> },
      attorney: {
        value: attorney?.name ?? null,
        content: attorney ? <bdi>{attorney.name}</bdi> : closedAt ? null : 'Waiting',
      },
      received: {
        value: one.receivedAt,
        content: <Time value={one.receivedAt} timeZone={timeZone} format="date" />,
      },
    },
  };
}
