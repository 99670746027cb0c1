'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { DIALOG_FORM, DialogActions } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ApiKeyDto, MadeApiKey } from '@/lib/features/api-keys/dto';
import { revokeApiKeyAction, succeedApiKeyAction } from './actions';
import { MadeKey, SHOWN_ONCE } from './made-key';
import { ValidityFields } from './validity-fields';

type Key = Pick<ApiKeyDto, 'id' | 'name'>;

/** What an admin can do about a key that works; not everyone may make another. */
export function KeyActions({ apiKey, mayMake }: { apiKey: Key; mayMake: boolean }) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-1.5">
      {mayMake ? <SuccessorDialog apiKey={apiKey} /> : null}
      <RevokeDialog apiKey={apiKey} />
    </span>
  );
}

const OVERLAPS = [
  { value: '1', label: 'One more day' },
  { value: '7', label: 'Seven more days' },
  { value: '30', label: 'Thirty more days' },
];

function SuccessorDialog({ apiKey: { id, name } }: { apiKey: Key }) {
  const [made, setMade] = useState<MadeApiKey | null>(null);
  return (
    <Dialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`Make a successor of ${name}`}>
          Successor
        </Button>
      }
      title={made ? 'Copy the key now' : `Successor of ${name}`}
      description={
        made
          ? SHOWN_ONCE
          : 'A new key with the same scopes. Both work until the program has the new one.'
      }
      onOpenChange={() => setMade(null)}
    >
      {(close) =>
        made ? (
          <MadeKey made={made} close={close} />
        ) : (
          <ActionForm
            className={DIALOG_FORM}
            action={succeedApiKeyAction}
            hidden={{ keyId: id }}
            onSuccess={(key) => setMade(key ?? null)}
          >
            <Field name="name" label="Name" required>
              <Input autoComplete="off" defaultValue={`${name} 2`} />
            </Field>
            <ValidityFields />
            <Field name="overlapDays" label={`${name} works for`} required>
              <Select options={OVERLAPS} defaultValue="7" />
            </Field>
            <DialogActions submitLabel="Make successor" onCancel={close} />
          </ActionForm>
        )
      }
    </Dialog>
  );
}

function RevokeDialog({ apiKey: { id, name } }: { apiKey: Key }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${name}?`}
      description="The program that uses it is refused from its next request on. A revoked key never comes back; you would make a new one."
      confirmLabel="Revoke key"
      danger
      action={revokeApiKeyAction}
      hidden={{ keyId: id }}
    />
  );
}
