import { Send } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';
import { getOutbox, type ConsumerDto } from '@/lib/features/outbox';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { FailureTable } from './failure-table';
import { consumerLabel } from './labels';
import { RetryAll } from './retry-buttons';

const COLUMNS: readonly DataColumn[] = [
  { id: 'consumer', header: 'To', sortable: true },
  { id: 'behind', header: 'Events to look at', align: 'end', sortable: true },
  { id: 'retrying', header: 'Tried again by itself', align: 'end', sortable: true },
  { id: 'failed', header: 'Failed for good', align: 'end', sortable: true },
  { id: 'actions', header: 'Change', plain: true, align: 'end' },
];

/** What leaves the firm for the world outside, and what did not get there. */
export default async function OutboxPage() {
  const viewer = await getViewerWith('outbox.manage');
  const { consumers, failures } = await getOutbox(viewer);
  return (
    <Page
      title="Outbox"
      description="What leaves the firm is tried for three days, ever more patiently. What has then not arrived stays here until you try it again, for ninety days."
    >
      <Card flush>
        <DataTable
          caption="Where the firm’s news goes"
          columns={COLUMNS}
          rows={consumers.map(consumerRow)}
          empty={<NothingLeaves />}
        />
      </Card>
      <h2 className="mt-6 mb-3 text-lg font-medium">Not delivered</h2>
      <FailureTable failures={failures} timeZone={viewer.timeZone} />
    </Page>
  );
}

function NothingLeaves() {
  return (
    <EmptyState
      icon={Send}
      title="Nothing leaves the firm"
      description="Nobody outside is told of what happens here."
    />
  );
}

function consumerRow({ name, label: given, behind, retrying, failed }: ConsumerDto): DataRow {
  const label = consumerLabel(name, given);
  return {
    id: name,
    cells: {
      consumer: { value: label, content: <bdi className="font-medium">{label}</bdi> },
      behind: { value: behind, content: behind },
      retrying: { value: retrying, content: retrying },
      failed: { value: failed, content: failed },
      actions: {
        value: null,
        content: failed > 0 ? <RetryAll consumer={name} label={label} /> : null,
      },
    },
  };
}
