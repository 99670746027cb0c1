'use client';

import { Webhook } from 'lucide-react';
import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { DIALOG_FORM, DialogActions } from '@/components/ui/form-dialog';
import { pageAct } from '@/components/ui/page-act';
import { Select } from '@/components/ui/select';
import { WEBHOOK_TARGETS } from '@/lib/contracts/webhook-codes';
import { addWebhookAction } from './actions';
import { EndpointFields } from './endpoint-fields';
import { TARGET_LABELS } from './labels';
import { MadeSecret, SHOWN_ONCE } from './made-secret';

const TARGET_OPTIONS = WEBHOOK_TARGETS.map((value) => ({ value, label: TARGET_LABELS[value] }));

/** The button and the form that have another system told, and its secret, once. */
export function AddDialog() {
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Dialog
      size="lg"
      trigger={
        <Button variant="primary" {...pageAct('Add an endpoint', 'webhook slack teams chat new')}>
          <Webhook aria-hidden="true" />
          Add an endpoint
        </Button>
      }
      title={secret ? 'Copy the secret now' : 'Add an endpoint'}
      description={
        secret ? SHOWN_ONCE : 'It is told from now on, of ids, codes and numbers: never of names.'
      }
      onOpenChange={() => setSecret(null)}
    >
      {(close) =>
        secret ? (
          <MadeSecret secret={secret} close={close} />
        ) : (
          <ActionForm
            className={DIALOG_FORM}
            action={addWebhookAction}
            onSuccess={(added) => {
              // A chat has no secret to show.
              if (added?.secret) setSecret(added.secret);
              else close();
            }}
          >
            <Field
              name="target"
              label="Sends to"
              hint="A webhook gets signed JSON, a chat gets cards."
              className="pb-4"
              required
            >
              <Select options={TARGET_OPTIONS} defaultValue="webhook" />
            </Field>
            <EndpointFields />
            <DialogActions submitLabel="Add endpoint" onCancel={close} />
          </ActionForm>
        )
      }
    </Dialog>
  );
}
