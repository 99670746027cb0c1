import { Webhook } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { CsvLink } from '@/components/ui/csv-link';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { Time } from '@/components/ui/time';
import { listDeliveries, listWebhooks } from '@/lib/features/webhooks';
import type { WebhookDto } from '@/lib/contracts/webhook';
import { MAX_ENDPOINTS } from '@/lib/contracts/webhook-codes';
import { actorOf, type Viewer } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import { AddDialog } from './add-dialog';
import { EndpointPage } from './endpoint-page';
import { shownAddress, STATE_LABELS, TARGET_LABELS } from './labels';

const COLUMNS: readonly DataColumn[] = [
  { id: 'endpoint', header: 'Endpoint', sortable: true },
  { id: 'target', header: 'Sends to', sortable: true },
  { id: 'kinds', header: 'Kinds of events', align: 'end', sortable: true },
  { id: 'state', header: 'Status', sortable: true },
  { id: 'last', header: 'Last arrived', sortable: true },
];

/** Other systems and chats that are told of what happens: all of them, or the one in the address. */
export default async function WebhooksPage({ searchParams }: PageProps<'/settings/webhooks'>) {
  const viewer = await getViewerWith('webhooks.manage');
  const { endpoint: wanted, show, cursor } = await searchParams;
  const { items: endpoints } = await listWebhooks(actorOf(viewer), { limit: MAX_ENDPOINTS });
  const found = endpoints.find(({ id }) => id === wanted);
  if (found) {
    const asked = { failedOnly: show === 'failed', cursor };
    return <OneEndpoint viewer={viewer} endpoint={found} asked={asked} />;
  }
  return (
    <Page
      title="Webhooks"
      description="Other systems and chats are told at once of what happens in the firm: ids, codes and numbers, and never of anything behind an ethical wall. What cannot be delivered is tried for three days."
      actions={
        <>
          <CsvLink href="/settings/webhooks/export" what="webhooks" />
          <AddDialog />
        </>
      }
    >
      {wanted === undefined ? null : <Alert title="This endpoint is not here any more." />}
      <Card flush>
        <DataTable
          caption="Endpoints of the firm"
          columns={COLUMNS}
          rows={endpoints.map((one) => endpointRow(one, viewer.timeZone))}
          empty={<NoEndpoints />}
        />
      </Card>
    </Page>
  );
}

async function OneEndpoint(props: {
  viewer: Viewer;
  endpoint: WebhookDto;
  asked: { failedOnly: boolean; cursor: string | string[] | undefined };
}) {
  const { viewer, endpoint, asked } = props;
  const { failedOnly } = asked;
  const cursor = typeof asked.cursor === 'string' ? asked.cursor : undefined;
  const deliveries = await orFirstPage(
    listDeliveries(actorOf(viewer), endpoint.id, { limit: 25, failedOnly, cursor }),
    `/settings/webhooks?endpoint=${endpoint.id}`,
  );
  return (
    <EndpointPage
      {...{ endpoint, deliveries, failedOnly }}
      isFirstPage={cursor === undefined}
      timeZone={viewer.timeZone}
    />
  );
}

function NoEndpoints() {
  return (
    <EmptyState
      icon={Webhook}
      title="No other system is told"
      description="Add the address of a system of yours, of a workflow in Microsoft Teams or of a channel in Slack."
    />
  );
}

function endpointRow(endpoint: WebhookDto, timeZone: string): DataRow {
  const { id, description, target, kinds, state, lastDeliveredAt } = endpoint;
  const { label, tone } = STATE_LABELS[state];
  return {
    id,
    cells: {
      endpoint: {
        value: description,
        content: (
          <span className="grid">
            <TextLink href={`/settings/webhooks?endpoint=${id}`}>
              <bdi>{description}</bdi>
            </TextLink>
            <span className="font-mono text-xs wrap-anywhere text-ink-3">
              {shownAddress(endpoint)}
            </span>
          </span>
        ),
      },
      target: { value: TARGET_LABELS[target], content: TARGET_LABELS[target] },
      kinds: { value: kinds.length, content: kinds.length },
      state: { value: label, content: <Badge tone={tone}>{label}</Badge> },
      last: {
        value: lastDeliveredAt,
        content: lastDeliveredAt ? <Time value={lastDeliveredAt} timeZone={timeZone} /> : 'Never',
      },
    },
  };
}
