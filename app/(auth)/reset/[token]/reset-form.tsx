'use client';

import { NewPasswordField } from '@/components/identity/new-password-field';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { resetAction } from './actions';

/** The password that takes the place of the forgotten one. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  return (
    <ActionForm action={resetAction} hidden={{ token }} aria-label="Choose a new password">
      <NewPasswordField email={email} label="New password" />
      <SubmitButton size="lg" className="mt-1 w-full">
        Set the password
      </SubmitButton>
    </ActionForm>
  );
}
