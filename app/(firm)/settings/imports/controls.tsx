'use client';

import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ImportStatus, RowStatus } from '@/lib/features/imports/codes';
import {
  discardImportAction,
  pauseImportAction,
  runImportAction,
  undoImportAction,
} from './actions';
import { rows } from './labels';

interface ControlsProps {
  importId: string;
  status: ImportStatus;
  counts: Readonly<Record<RowStatus, number>>;
  /** Whether rows have been brought in. */
  started: boolean;
}

/** What can be done with an import as it stands. */
export function Controls({ importId, status, counts, started }: ControlsProps) {
  const hidden = { importId };
  const isAtRest = status === 'ready' || status === 'paused' || status === 'finished';
  return (
    <div className="mt-4 flex flex-wrap gap-2 empty:hidden">
      {isAtRest && counts.good > 0 ? (
        <ActionForm action={runImportAction} hidden={hidden}>
          <SubmitButton>
            {status === 'paused' ? 'Go on with' : 'Bring in'} {rows(counts.good)}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {status === 'running' ? (
        <ActionForm action={pauseImportAction} hidden={hidden}>
          <SubmitButton variant="quiet">Pause</SubmitButton>
        </ActionForm>
      ) : null}
      {isAtRest && started && counts.in > 0 ? (
        <ConfirmDialog
          trigger={<Button>Undo the import</Button>}
          title="Undo the whole import?"
          description={`What ${rows(counts.in)} have made is taken out again, with the counters as they were before. This works until something builds on it.`}
          confirmLabel="Undo the import"
          action={undoImportAction}
          hidden={hidden}
        />
      ) : null}
      {!started && status !== 'running' ? (
        <ConfirmDialog
          trigger={<Button variant="quiet">Discard the file</Button>}
          title="Discard this file?"
          description="Nothing of it is in. You can send it again at any time."
          confirmLabel="Discard the file"
          action={discardImportAction}
          hidden={hidden}
        />
      ) : null}
    </div>
  );
}
