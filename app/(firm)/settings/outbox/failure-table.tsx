import { MailCheck } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import type { FailureDto } from '@/lib/features/outbox';
import { consumerLabel, kindLabel } from './labels';
import { RetryOne } from './retry-buttons';

const COLUMNS: readonly DataColumn[] = [
  { id: 'event', header: 'What', sortable: true },
  { id: 'consumer', header: 'To', sortable: true },
  { id: 'status', header: 'Status', sortable: true },
  { id: 'since', header: 'First failed', sortable: true },
  { id: 'error', header: 'What went wrong', plain: true },
  { id: 'actions', header: 'Change', plain: true, align: 'end' },
];

/** Deliveries that have not arrived, and a button for each. */
export function FailureTable(props: { failures: readonly FailureDto[]; timeZone: string }) {
  const { failures, timeZone } = props;
  return (
    <Card flush>
      <DataTable
        caption="Deliveries that have not arrived"
        columns={COLUMNS}
        rows={failures.map((failure) => failureRow(failure, timeZone))}
        empty={<EmptyState icon={MailCheck} title="Everything has arrived" />}
      />
    </Card>
  );
}

function failureRow(failure: FailureDto, timeZone: string): DataRow {
  const { id, seq, firstFailedAt, nextAttemptAt, error } = failure;
  const consumer = consumerLabel(failure.consumer, failure.consumerLabel);
  return {
    id,
    cells: {
      event: { value: seq, content: <EventName failure={failure} /> },
      consumer: { value: consumer, content: <bdi>{consumer}</bdi> },
      status: { value: nextAttemptAt ?? '', content: <Status {...{ failure, timeZone }} /> },
      since: {
        value: firstFailedAt,
        content: <Time value={firstFailedAt} timeZone={timeZone} />,
      },
      error: { value: error, content: <bdi className="wrap-anywhere">{error}</bdi> },
      actions: {
        value: null,
        content: <RetryOne failureId={id} what={`${kindLabel(failure.kind)}, event ${seq}`} />,
      },
    },
  };
}

function EventName({ failure: { kind, seq, case: about } }: { failure: FailureDto }) {
  return (
    <span className="grid">
      <span className="font-medium">{kindLabel(kind)}</span>
      <span className="text-xs text-ink-3">
        event {seq}
        {about ? (
          <>
            , <TextLink href={`/cases/${about.id}`}>case {about.number}</TextLink>
          </>
        ) : null}
      </span>
    </span>
  );
}

function Status({ failure, timeZone }: { failure: FailureDto; timeZone: string }) {
  const { attempts, nextAttemptAt } = failure;
  const tries = `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
  if (nextAttemptAt === null) {
    return (
      <span className="grid justify-items-start gap-0.5">
        <Badge tone="bad">Failed for good</Badge>
        <span className="text-xs text-ink-3">after {tries}</span>
      </span>
    );
  }
  return (
    <span className="grid justify-items-start gap-0.5">
      <Badge tone="warn">Tried again</Badge>
      <span className="text-xs text-ink-3">
        {tries}, next <Time value={nextAttemptAt} timeZone={timeZone} />
      </span>
    </span>
  );
}
