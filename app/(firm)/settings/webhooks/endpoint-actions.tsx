'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { DIALOG_FORM, DialogActions, FormDialog } from '@/components/ui/form-dialog';
import type { WebhookDto } from '@/lib/contracts/webhook';
import { OVERLAP_HOURS } from '@/lib/contracts/webhook-codes';
import {
  changeWebhookAction,
  removeWebhookAction,
  rotateSecretAction,
  testWebhookAction,
} from './actions';
import { EndpointFields } from './endpoint-fields';
import { MadeSecret, SHOWN_ONCE } from './made-secret';

/** What an admin can do about an endpoint. */
export function EndpointActions({ endpoint }: { endpoint: WebhookDto }) {
  const { id: webhookId, target } = endpoint;
  return (
    <>
      <ActionForm action={testWebhookAction} hidden={{ webhookId }}>
        <SubmitButton variant="secondary">Send a test</SubmitButton>
      </ActionForm>
      <ActiveSwitch endpoint={endpoint} />
      <EditDialog endpoint={endpoint} />
      {target === 'webhook' ? <RotateDialog endpoint={endpoint} /> : null}
      <RemoveDialog endpoint={endpoint} />
    </>
  );
}

function ActiveSwitch({ endpoint: { id: webhookId, version, state } }: { endpoint: WebhookDto }) {
  const isOn = state === 'on';
  return (
    <ActionForm
      action={changeWebhookAction}
      hidden={{ webhookId, version, active: isOn ? 'false' : 'true' }}
    >
      <SubmitButton variant="secondary">{isOn ? 'Pause' : 'Start again'}</SubmitButton>
    </ActionForm>
  );
}

function EditDialog({ endpoint }: { endpoint: WebhookDto }) {
  const { id: webhookId, version } = endpoint;
  return (
    <FormDialog
      size="lg"
      trigger={<Button>Edit</Button>}
      title="Edit the endpoint"
      action={changeWebhookAction}
      hidden={{ webhookId, version }}
      submitLabel="Save"
    >
      <EndpointFields settings={endpoint} />
    </FormDialog>
  );
}

function RotateDialog({ endpoint: { id: webhookId, version } }: { endpoint: WebhookDto }) {
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Dialog
      trigger={<Button>Rotate secret</Button>}
      title={secret ? 'Copy the secret now' : 'Give it another secret?'}
      description={
        secret
          ? SHOWN_ONCE
          : `For ${OVERLAP_HOURS} hours both secrets sign, so that nothing is refused until the other system has the new one. Then the one of now ends.`
      }
      onOpenChange={() => setSecret(null)}
    >
      {(close) =>
        secret ? (
          <MadeSecret secret={secret} close={close} />
        ) : (
          <ActionForm
            className={DIALOG_FORM}
            action={rotateSecretAction}
            hidden={{ webhookId, version }}
            onSuccess={(rotated) => setSecret(rotated?.secret ?? null)}
          >
            <DialogActions submitLabel="Rotate secret" onCancel={close} />
          </ActionForm>
        )
      }
    </Dialog>
  );
}

function RemoveDialog({ endpoint: { id: webhookId, description } }: { endpoint: WebhookDto }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button variant="danger">Remove</Button>}
      title={`Remove ${description}?`}
      description="It is told nothing any more, and its log is gone. What has not arrived is lost; to keep it, pause the endpoint instead."
      confirmLabel="Remove endpoint"
      danger
      action={removeWebhookAction}
      hidden={{ webhookId }}
      onDone={() => router.push('/settings/webhooks')}
    />
  );
}
