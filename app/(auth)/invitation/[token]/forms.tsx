'use client';

import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NewPasswordField } from '@/components/identity/new-password-field';
import { acceptAction, declineAction, newAccountAction, signOutHereAction } from './actions';

/** Someone new: the name that the firm will see, and a password of their own. */
export function NewAccountForm(props: { token: string; name: string; email: string }) {
  const { token, name, email } = props;
  return (
    <ActionForm action={newAccountAction} hidden={{ token }} aria-label="Set up your account">
      <Field name="name" label="Your name" required>
        <Input autoComplete="name" defaultValue={name} />
      </Field>
      <NewPasswordField email={email} />
      <SubmitButton size="lg" className="mt-1 w-full">
        Set up my account and join
      </SubmitButton>
    </ActionForm>
  );
}

/** Someone who is signed in with the account that the invitation is for. */
export function AcceptForm(props: { token: string; firmName: string; email: string }) {
  const { token, firmName, email } = props;
  return (
    <ActionForm action={acceptAction} hidden={{ token }} aria-label="Accept the invitation">
      <p className="text-sm text-ink-2">
        You are signed in as {email}. Your password stays, and you can change between your firms at
        any time.
      </p>
      <SubmitButton size="lg" className="w-full">
        Join {firmName}
      </SubmitButton>
    </ActionForm>
  );
}

/** Leaves the account that the invitation is not for, and comes back here. */
export function SignOutForm({ token }: { token: string }) {
  return (
    <ActionForm action={signOutHereAction} hidden={{ token }}>
      <SubmitButton variant="secondary">Sign out</SubmitButton>
    </ActionForm>
  );
}

/** Says no. */
export function DeclineForm({ token, firmName }: { token: string; firmName: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="quiet" size="sm" className="-ml-2.5">
          Decline the invitation
        </Button>
      }
      title="Decline the invitation?"
      description={`${firmName} sees that you declined, and this link stops working.`}
      confirmLabel="Decline"
      action={declineAction}
      hidden={{ token }}
    />
  );
}
