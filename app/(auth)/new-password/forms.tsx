'use client';

import { NewPasswordField } from '@/components/identity/new-password-field';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { replacePasswordAction } from './actions';

/** The present password and the one that takes its place. */
export function NewPasswordForm({ email, next }: { email: string; next: string }) {
  return (
    <ActionForm action={replacePasswordAction} hidden={{ next }} aria-label="Choose a new password">
      <NewPasswordField
        email={email}
        label="New password"
        before={(type) => (
          <Field name="currentPassword" label="Present password" required>
            <Input type={type} autoComplete="current-password" />
          </Field>
        )}
      />
      <SubmitButton size="lg" className="mt-1 w-full">
        Set the password
      </SubmitButton>
    </ActionForm>
  );
}

/** Not now: signs out. */
export function LaterForm({ action }: { action: () => Promise<void> }) {
  return (
    <form action={action} className="mt-4">
      <Button type="submit" variant="quiet" size="sm">
        Sign out
      </Button>
    </form>
  );
}
