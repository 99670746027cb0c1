import { KeyRound } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { CsvLink } from '@/components/ui/csv-link';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';
import { Time } from '@/components/ui/time';
import { listApiKeys, type ApiKeyDto } from '@/lib/features/api-keys';
import { NO_KEY_FROM_HERE } from '@/lib/contracts/api-key-codes';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { KeyActions } from './key-actions';
import { MakeKeyDialog } from './make-key-dialog';
import { scopeLabel } from './scopes';

const COLUMNS: readonly DataColumn[] = [
  { id: 'name', header: 'Name', sortable: true },
  { id: 'scope', header: 'May', plain: true, sortable: true },
  { id: 'status', header: 'Status', sortable: true },
  { id: 'made', header: 'Made', sortable: true },
  { id: 'expires', header: 'Works until', sortable: true },
  { id: 'used', header: 'Last used', sortable: true },
  { id: 'actions', header: 'Change', plain: true, align: 'end' },
];

/** Keys by which programs work with the firm. */
export default async function ApiKeysPage() {
  const viewer = await getViewerWith('api-keys.manage');
  const keys = await listApiKeys(actorOf(viewer));
  const mayMake = !viewer.behindWalls;
  return (
    <Page
      title="API keys"
      description="Programs work with the firm through keys. A key is no person: ethical walls do not bind it, so give it only to programs whose users may see every case."
      actions={
        <>
          <CsvLink href="/settings/api-keys/export" what="API keys" />
          {mayMake ? <MakeKeyDialog /> : null}
        </>
      }
    >
      {mayMake ? null : <Alert title={NO_KEY_FROM_HERE} className="mb-4" />}
      <Card flush>
        <DataTable
          caption="API keys of the firm"
          columns={COLUMNS}
          rows={keys.map((key) => keyRow(key, viewer.timeZone, mayMake))}
          empty={<NoKeys />}
        />
      </Card>
      <Description />
    </Page>
  );
}

function NoKeys() {
  return (
    <EmptyState
      icon={KeyRound}
      title="No program has a key"
      description="With a key an intake system can open cases and be told at once who got them. Make one for each program, so that each can be stopped by itself."
    />
  );
}

function Description() {
  return (
    <p className="mt-3 text-sm text-ink-2">
      Every call is described in{' '}
      <a className="underline" href="/api/v1/openapi.json">
        the OpenAPI document
      </a>{' '}
      of this server; docs/api.md in the product’s folder says how to begin.
    </p>
  );
}

const STATUS = {
  active: { tone: 'good', label: 'Works' },
  expired: { tone: 'neutral', label: 'Expired' },
  revoked: { tone: 'neutral', label: 'Revoked' },
} as const;

function keyRow(key: ApiKeyDto, timeZone: string, mayMake: boolean): DataRow {
  const { id, name, scope, status, createdAt, expiresAt, lastUsedAt } = key;
  const { tone, label } = STATUS[status];
  return {
    id,
    cells: {
      name: { value: name, content: <Name apiKey={key} /> },
      scope: { value: scope, content: scopeLabel(scope) },
      status: { value: status, content: <Badge tone={tone}>{label}</Badge> },
      made: {
        value: createdAt,
        content: (
          <>
            <Time value={createdAt} timeZone={timeZone} format="date" /> by <bdi>{key.madeBy}</bdi>
          </>
        ),
      },
      expires: {
        value: expiresAt,
        content: expiresAt ? (
          // The last moment of its last day, not the first of the next.
          <Time value={Date.parse(expiresAt) - 1} timeZone={timeZone} format="date" />
        ) : (
          'Without end'
        ),
      },
      used: {
        value: lastUsedAt,
        content: lastUsedAt ? <Time value={lastUsedAt} timeZone={timeZone} /> : 'Never',
      },
      actions: {
        value: null,
        content:
          status === 'active' ? <KeyActions apiKey={{ id, name }} mayMake={mayMake} /> : null,
      },
    },
  };
}

function Name({ apiKey: { name, shown, successorOf } }: { apiKey: ApiKeyDto }) {
  return (
    <span className="grid">
      <bdi className="font-medium">{name}</bdi>
      <span className="text-xs text-ink-3">
        <span className="font-mono">{shown}</span>
        {successorOf ? (
          <>
            {' '}
            after <bdi>{successorOf}</bdi>
          </>
        ) : null}
      </span>
    </span>
  );
}
