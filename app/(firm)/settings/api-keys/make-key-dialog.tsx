'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { DIALOG_FORM, DialogActions } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { pageAct } from '@/components/ui/page-act';
import type { MadeApiKey } from '@/lib/features/api-keys/dto';
import { makeApiKeyAction } from './actions';
import { MadeKey, SHOWN_ONCE } from './made-key';
import { SCOPE_OPTIONS } from './scopes';
import { ValidityFields } from './validity-fields';

/** The button and the form that make a key, and the key, once. */
export function MakeKeyDialog() {
  const [made, setMade] = useState<MadeApiKey | null>(null);
  return (
    <Dialog
      trigger={
        <Button variant="primary" {...pageAct('Make an API key', 'add new token')}>
          <KeyRound aria-hidden="true" />
          Make a key
        </Button>
      }
      title={made ? 'Copy the key now' : 'Make an API key'}
      description={made ? SHOWN_ONCE : 'For a program that works with the firm’s cases.'}
      onOpenChange={() => setMade(null)}
    >
      {(close) =>
        made ? (
          <MadeKey made={made} close={close} />
        ) : (
          <ActionForm
            className={DIALOG_FORM}
            action={makeApiKeyAction}
            onSuccess={(key) => setMade(key ?? null)}
          >
            <Field
              name="name"
              label="Name"
              hint="Which program it is for, so that you know what stops when you revoke it."
              required
            >
              <Input autoComplete="off" />
            </Field>
            <Field name="scopes" label="May" as="group" required>
              <ScopeBoxes />
            </Field>
            <ValidityFields />
            <DialogActions submitLabel="Make key" onCancel={close} />
          </ActionForm>
        )
      }
    </Dialog>
  );
}

function ScopeBoxes() {
  return (
    <div>
      {SCOPE_OPTIONS.map(({ value, label, description }) => (
        <Checkbox
          key={value}
          name="scopes"
          value={value}
          label={label}
          hint={description}
          defaultChecked={value === 'read'}
        />
      ))}
    </div>
  );
}
