'use client';

import { NewPasswordField } from '@/components/identity/new-password-field';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { changePasswordAction } from './actions';

/** The form by which a member changes their own password. */
export function PasswordForm({ email }: { email: string }) {
  return (
    <ActionForm action={changePasswordAction} resetOnSuccess aria-label="Change your password">
      <NewPasswordField
        email={email}
        label="New password"
        before={(type) => (
          <Field name="currentPassword" label="Present password" required>
            <Input type={type} autoComplete="current-password" />
          </Field>
        )}
      />
      <FormActions>
        <SubmitButton>Change password</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
