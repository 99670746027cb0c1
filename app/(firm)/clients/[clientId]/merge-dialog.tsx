'use client';

import { Merge } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DismissButton } from '@/components/ui/dismiss-button';
import { plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { pageAct } from '@/components/ui/page-act';
import type { MergePreviewDto } from '@/lib/features/clients';
import { clientFieldName } from '@/lib/wording/client-labels';
import { ClientPicker } from '@/components/clients/client-picker';
import { undoBy, withUndo } from '../../undo';
import {
  findMergeTargetsAction,
  mergeClientsAction,
  previewMergeAction,
  undoMergeAction,
} from '../actions';

/** Finds the client that this one is a duplicate of, shows what a merge would do, and merges. */
export function MergeDialog({ client }: { client: { id: string; name: string } }) {
  const [preview, setPreview] = useState<MergePreviewDto | null>(null);
  return (
    <Dialog
      trigger={
        <Button size="sm" {...pageAct('Merge this client into another', 'duplicate twice same')}>
          <Merge aria-hidden="true" />
          Merge…
        </Button>
      }
      title={preview ? `Merge into ${preview.into.name}?` : 'Merge a duplicate'}
      description={
        preview
          ? undefined
          : `Find the client that ${client.name} is the same as. That one stays; this one’s cases move there.`
      }
      onOpenChange={(open) => {
        if (open) setPreview(null);
      }}
    >
      {(close) =>
        preview ? (
          <Confirm preview={preview} close={close} onBack={() => setPreview(null)} />
        ) : (
          <Choose client={client} close={close} onPreview={setPreview} />
        )
      }
    </Dialog>
  );
}

function Choose({
  client,
  close,
  onPreview,
}: {
  client: { id: string };
  close: () => void;
  onPreview: (preview: MergePreviewDto | null) => void;
}) {
  const [intoClientId, setInto] = useState('');
  return (
    <div className="grid gap-4">
      <ClientPicker
        action={findMergeTargetsAction}
        exceptId={client.id}
        value={intoClientId}
        onChange={setInto}
      />
      <ActionForm
        action={previewMergeAction}
        hidden={{ fromClientId: client.id, intoClientId }}
        onSuccess={(found) => onPreview(found ?? null)}
        guard={false}
      >
        <FormActions>
          <SubmitButton disabled={intoClientId === ''}>See what happens</SubmitButton>
          <DismissButton onClose={close} />
        </FormActions>
      </ActionForm>
    </div>
  );
}

function Confirm({
  preview: { from, into, gets, walledAttorneys, conflicts },
  close,
  onBack,
}: {
  preview: MergePreviewDto;
  close: () => void;
  onBack: () => void;
}) {
  const router = useRouter();
  const action = withUndo(mergeClientsAction, ({ mergedClientId }) =>
    undoBy(undoMergeAction, { fromClientId: mergedClientId }),
  );
  return (
    <div className="grid gap-4 text-sm">
      <ul className="grid list-disc gap-1.5 pl-5">
        <li>
          {plural(from.cases, 'case')} of <bdi className="font-medium">{from.name}</bdi> (
          {from.openCases} open) {from.cases === 1 ? 'moves' : 'move'} to{' '}
          <bdi className="font-medium">{into.name}</bdi>, who has {plural(into.cases, 'case')}.
        </li>
        {gets.map(({ field, value }) => (
          <li key={field}>
            {clientFieldName(field).label}, which is missing there, becomes <bdi>{value}</bdi>.
          </li>
        ))}
        <li>New cases by the reference or e-mail of either are for {into.name} from then on.</li>
        {walledAttorneys.length > 0 ? (
          <li>
            Ethical walls of either hold for both:{' '}
            <bdi>{walledAttorneys.map(({ name }) => name).join(', ')}</bdi>.
          </li>
        ) : null}
      </ul>
      {conflicts.length > 0 ? (
        <Alert
          tone="warn"
          title={`${plural(conflicts.length, 'open case')} would be held behind a wall`}
        >
          A merge takes no case away. The managers are told; hand off{' '}
          {conflicts.map(({ id, number }, nth) => (
            <span key={id}>
              {nth > 0 ? ', ' : null}
              <TextLink href={`/cases/${id}?handoff=conflict`}>No. {number}</TextLink>
            </span>
          ))}
          .
        </Alert>
      ) : null}
      <ActionForm
        action={action}
        hidden={{ fromClientId: from.id, intoClientId: into.id }}
        onSuccess={() => {
          close();
          router.push(`/clients/${into.id}`);
        }}
        guard={false}
      >
        <p className="text-ink-2">It can be undone until something builds on it.</p>
        <FormActions>
          <SubmitButton>Merge</SubmitButton>
          <Button onClick={onBack}>Choose another</Button>
          <DismissButton onClose={close} />
        </FormActions>
      </ActionForm>
    </div>
  );
}
