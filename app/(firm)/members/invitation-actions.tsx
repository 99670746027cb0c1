'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DismissButton } from '@/components/ui/dismiss-button';
import { renewInvitationAction, revokeInvitationAction } from './actions';
import { LinkDialog } from './link-dialog';

/** What an admin can do about an invitation without an answer. */
export function InvitationActions({ id, name }: { id: string; name: string }) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-1.5">
      <LinkDialog
        trigger={
          <Button size="sm" variant="quiet" aria-label={`New link for ${name}`}>
            New link
          </Button>
        }
        title={`New link for ${name}?`}
        description="It is good for seven days. The link that they have stops working."
        form={(made, close) => (
          <ActionForm action={renewInvitationAction} hidden={{ invitationId: id }} onSuccess={made}>
            <FormActions>
              <SubmitButton>Make a new link</SubmitButton>
              <DismissButton onClose={close} />
            </FormActions>
          </ActionForm>
        )}
      />
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="quiet" aria-label={`Revoke the invitation of ${name}`}>
            Revoke
          </Button>
        }
        title={`Revoke the invitation of ${name}?`}
        description="Their link stops working. You can invite them again at any time."
        confirmLabel="Revoke invitation"
        danger
        action={revokeInvitationAction}
        hidden={{ invitationId: id }}
      />
    </span>
  );
}
