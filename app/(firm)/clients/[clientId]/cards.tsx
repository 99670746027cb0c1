import { Merge, Pencil, Split, UserRoundPlus } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { plural } from '@/components/ui/format';
import { KeyValueList } from '@/components/ui/key-value';
import { TextLink } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import { Timeline, type TimelineItem } from '@/components/ui/timeline';
import type { ClientDto } from '@/lib/contracts/client';
import type { ClientRecordDto } from '@/lib/features/clients';
import { CLIENT_FIELD_NAMES } from '@/lib/wording/client-labels';

/** What is known of a client. */
export function FactsCard({ client, timeZone }: { client: ClientDto; timeZone: string }) {
  const { relationshipAttorney: attorney } = client;
  return (
    <Card title="Facts">
      <KeyValueList
        items={[
          {
            label: CLIENT_FIELD_NAMES.email.label,
            value: client.email && <bdi>{client.email}</bdi>,
          },
          {
            label: CLIENT_FIELD_NAMES.company.label,
            value: client.company && <bdi>{client.company}</bdi>,
          },
          {
            label: CLIENT_FIELD_NAMES.externalRef.label,
            value: client.externalRef && <bdi>{client.externalRef}</bdi>,
          },
          {
            label: CLIENT_FIELD_NAMES.relationshipAttorney.label,
            value: attorney && (
              <TextLink href={`/attorneys/${attorney.id}`}>
                <bdi>{attorney.name}</bdi>
              </TextLink>
            ),
          },
          { label: CLIENT_FIELD_NAMES.openCases.label, value: client.openCases },
          {
            label: CLIENT_FIELD_NAMES.createdAt.label,
            value: <Time value={client.createdAt} timeZone={timeZone} format="date" />,
          },
        ]}
      />
    </Card>
  );
}

/** Who holds or held cases of the client. */
export function AttorneysCard({
  attorneys,
  timeZone,
}: {
  attorneys: ClientRecordDto['attorneys'];
  timeZone: string;
}) {
  return (
    <Card title="Attorneys" description="Who holds or held their cases, the latest first.">
      {attorneys.length === 0 ? (
        <p className="text-sm text-ink-2">No attorney has held a case of this client.</p>
      ) : (
        <ul aria-label="Attorneys of this client" className="grid gap-2 text-sm">
          {attorneys.map(({ id, name, cases, held, lastAt }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4">
              <TextLink href={`/attorneys/${id}`}>
                <bdi>{name}</bdi>
              </TextLink>
              <span className="text-ink-2">
                {plural(cases, 'case')}, {held > 0 ? `${held} now` : 'last got one'}{' '}
                {held > 0 ? null : <Time value={lastAt} timeZone={timeZone} format="date" />}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

type ClientEvent = ClientRecordDto['events'][number];

/** What happened to the client, beside the cases. */
export function HistoryCard({
  events,
  timeZone,
}: {
  events: readonly ClientEvent[];
  timeZone: string;
}) {
  return (
    <Card title="History" description="Changes of the client and merges; cases have their own.">
      {events.length === 0 ? (
        <p className="text-sm text-ink-2">
          Nothing has been changed since the client was recorded.
        </p>
      ) : (
        <Timeline label="History of the client" items={events.map((one) => item(one, timeZone))} />
      )}
    </Card>
  );
}

const ICONS = {
  'client-added': UserRoundPlus,
  'client-changed': Pencil,
  'client-merged': Merge,
  'client-merge-undone': Split,
} as const;

function item(event: ClientEvent, timeZone: string): TimelineItem {
  return {
    id: event.id,
    icon: ICONS[event.kind],
    time: <Time value={event.at} timeZone={timeZone} />,
    title: <EventTitle event={event} />,
  };
}

function EventTitle({ event: { kind, by, fields, other, cases } }: { event: ClientEvent }) {
  const who = <bdi className="font-medium">{by}</bdi>;
  switch (kind) {
    case 'client-added':
      return <>{who} recorded the client</>;
    case 'client-changed':
      return (
        <>
          {who} changed {fields}
        </>
      );
    case 'client-merged':
      return (
        <>
          {who} merged <bdi>{other}</bdi>, with {plural(cases ?? 0, 'case')}
        </>
      );
    case 'client-merge-undone':
      return (
        <>
          {who} undid the merge of <bdi>{other}</bdi>, with {plural(cases ?? 0, 'case')}
        </>
      );
  }
}
