import { Send } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { DeliveryDto } from '@/lib/contracts/webhook';
import { typeLabel } from './labels';
import { ResendButton } from './resend-button';

const COLUMNS: readonly DataColumn[] = [
  { id: 'when', header: 'When' },
  { id: 'what', header: 'Told of' },
  { id: 'result', header: 'Result' },
  { id: 'details', header: 'Request and answer', plain: true },
  { id: 'actions', header: 'Change', plain: true, align: 'end' },
];

/** What an endpoint was told, and what it answered. */
export function DeliveryTable(props: {
  deliveries: readonly DeliveryDto[];
  timeZone: string;
  mayResend: boolean;
}) {
  const { deliveries, timeZone, mayResend } = props;
  return (
    <Card flush>
      <DataTable
        caption="Deliveries, the newest first"
        columns={COLUMNS}
        rows={deliveries.map((one) => deliveryRow(one, timeZone, mayResend))}
        empty={
          <EmptyState
            icon={Send}
            title="Nothing was sent yet"
            description="Send a test, or wait for something to happen."
          />
        }
      />
    </Card>
  );
}

function deliveryRow(one: DeliveryDto, timeZone: string, mayResend: boolean): DataRow {
  const { id, type, attemptedAt, delivered } = one;
  return {
    id,
    cells: {
      when: { value: attemptedAt, content: <Time value={attemptedAt} timeZone={timeZone} /> },
      what: { value: type, content: <What delivery={one} /> },
      result: { value: delivered ? 1 : 0, content: <Result delivery={one} /> },
      details: { value: null, content: <Details delivery={one} /> },
      actions: {
        value: null,
        content:
          mayResend && one.canResend ? (
            <ResendButton deliveryId={id} what={`${typeLabel(type)}, ${one.messageId}`} />
          ) : null,
      },
    },
  };
}

function What({ delivery: { type } }: { delivery: DeliveryDto }) {
  return (
    <span className="grid">
      <span className="font-medium">{typeLabel(type)}</span>
      <span className="font-mono text-xs text-ink-3">{type}</span>
    </span>
  );
}

function Result({ delivery: { delivered, status, error, durationMs } }: { delivery: DeliveryDto }) {
  return (
    <span className="grid justify-items-start gap-0.5">
      <Badge tone={delivered ? 'good' : 'bad'}>{delivered ? 'Arrived' : 'Failed'}</Badge>
      <span className="text-xs text-ink-3">
        {error ?? `It answered ${status}.`} {durationMs} ms
      </span>
    </span>
  );
}

function Details({ delivery }: { delivery: DeliveryDto }) {
  const { messageId, headers, request, answer } = delivery;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <details className="max-w-md text-xs">
      <summary className="cursor-pointer">Show</summary>
      <p className="mt-1 font-mono wrap-anywhere text-ink-3">{messageId}</p>
      {lines.length > 0 ? <Text label="Headers" text={lines.join('\n')} /> : null}
      <Text label="Request" text={request === '' ? null : request} />
      <Text label="Answer" text={answer === '' ? null : answer} />
    </details>
  );
}

function Text({ label, text }: { label: string; text: string | null }) {
  return (
    <>
      <p className="mt-1 font-medium">{label}</p>
      {text === null ? (
        <p className="text-ink-3">Nothing</p>
      ) : (
        <pre
          className="max-h-48 overflow-auto rounded-sm bg-sunken p-2 font-mono wrap-anywhere whitespace-pre-wrap"
          dir="ltr"
          // A box that scrolls is reached by the keyboard.
          tabIndex={0}
          role="group"
          aria-label={label}
        >
          {text}
        </pre>
      )}
    </>
  );
}
