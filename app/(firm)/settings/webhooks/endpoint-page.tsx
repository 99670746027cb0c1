import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import { LinkTabs } from '@/components/ui/tabs';
import { Time } from '@/components/ui/time';
import type { DeliveryDto, WebhookDto } from '@/lib/contracts/webhook';
import type { Page as PageOf } from '@/lib/shared/paging';
import { DeliveryTable } from './delivery-table';
import { EndpointActions } from './endpoint-actions';
import { shownAddress, STATE_LABELS, TARGET_LABELS, TYPE_LABELS } from './labels';

interface EndpointPageProps {
  endpoint: WebhookDto;
  deliveries: PageOf<DeliveryDto>;
  failedOnly: boolean;
  isFirstPage: boolean;
  timeZone: string;
}

/** One endpoint: what it is told, how it stands, and its log. */
export function EndpointPage(props: EndpointPageProps) {
  const { endpoint, deliveries, failedOnly, isFirstPage, timeZone } = props;
  const { label, tone } = STATE_LABELS[endpoint.state];
  const base = `/settings/webhooks?endpoint=${endpoint.id}` as const;
  const shown = failedOnly ? (`${base}&show=failed` as const) : base;
  return (
    <Page
      title={endpoint.description}
      breadcrumbs={[{ label: 'Webhooks', href: '/settings/webhooks' }]}
      badges={<Badge tone={tone}>{label}</Badge>}
      actions={<EndpointActions endpoint={endpoint} />}
    >
      <Standing endpoint={endpoint} timeZone={timeZone} />
      <Card>
        <Facts endpoint={endpoint} timeZone={timeZone} />
      </Card>
      <h2 className="mt-4 text-lg font-medium">Deliveries</h2>
      <LinkTabs
        label="Which deliveries"
        tabs={[
          { href: base, label: 'All', current: !failedOnly },
          { href: `${base}&show=failed`, label: 'Failed', current: failedOnly },
        ]}
      />
      <DeliveryTable
        deliveries={deliveries.items}
        timeZone={timeZone}
        mayResend={endpoint.state === 'on'}
      />
      <Pagination
        firstHref={isFirstPage ? null : shown}
        nextHref={deliveries.nextCursor && `${shown}&cursor=${deliveries.nextCursor}`}
        summary="Kept for thirty days. What is behind an ethical wall is told to no one outside, and is not here."
      />
    </Page>
  );
}

function Standing({ endpoint, timeZone }: { endpoint: WebhookDto; timeZone: string }) {
  const { state, failingSince } = endpoint;
  if (state === 'ended') {
    return (
      <Alert tone="warn" title="The other side said that it is gone for good (410)">
        It is told nothing any more. Correct the address, then start it again.
      </Alert>
    );
  }
  if (state === 'disabled') {
    return (
      <Alert tone="bad" title="Nothing arrived for three days">
        It is told nothing any more. Mend the other side, then start it again: what waits is sent.
      </Alert>
    );
  }
  if (state === 'paused') {
    return (
      <Alert title="What happens meanwhile waits. Once you start it again, what is not older than seven days is sent." />
    );
  }
  if (!failingSince) return null;
  return (
    <Alert tone="warn" title="It does not take what it is told">
      Nothing has arrived since <Time value={failingSince} timeZone={timeZone} />. It is tried for
      three days, ever more patiently.
    </Alert>
  );
}

function Facts({ endpoint, timeZone }: { endpoint: WebhookDto; timeZone: string }) {
  const { target, kinds, inOrder, lastDeliveredAt, formerSecretUntil } = endpoint;
  return (
    <dl className="grid gap-3 text-sm sm:grid-cols-2">
      <Fact label="Sends to">{TARGET_LABELS[target]}</Fact>
      <Fact label="Address">
        <span className="font-mono text-xs wrap-anywhere">{shownAddress(endpoint)}</span>
      </Fact>
      <Fact label="Is told when">{kinds.map((kind) => TYPE_LABELS[kind]).join(', ')}</Fact>
      <Fact label="Order">
        {inOrder ? 'In order: what comes later waits' : 'As it comes: nothing waits for another'}
      </Fact>
      <Fact label="Last arrived">
        {lastDeliveredAt ? <Time value={lastDeliveredAt} timeZone={timeZone} /> : 'Never'}
      </Fact>
      <Fact label="Added">
        <Time value={endpoint.createdAt} timeZone={timeZone} format="date" /> by{' '}
        <bdi>{endpoint.createdBy}</bdi>
      </Fact>
      {formerSecretUntil ? (
        <Fact label="Both secrets sign until">
          <Time value={formerSecretUntil} timeZone={timeZone} />
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
