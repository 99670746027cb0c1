'use client';

import { useState } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MIN_PASSWORD_LENGTH } from '@/lib/members/codes';
import { changePasswordAction } from './actions';

/** The form by which a member changes their own password. */
export function PasswordForm({ email }: { email: string }) {
  const [isShown, setIsShown] = useState(false);
  const type = isShown ? 'text' : 'password';
  return (
    <ActionForm action={changePasswordAction} resetOnSuccess aria-label="Change your password">
      {/* Password managers file the new password under this. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="currentPassword" label="Present password" required>
          <Input type={type} autoComplete="current-password" />
        </Field>
        <Field
          name="newPassword"
          label="New password"
          hint={`At least ${MIN_PASSWORD_LENGTH} characters; several words are easy to keep.`}
          required
        >
          <Input type={type} autoComplete="new-password" />
        </Field>
      </div>
      <Checkbox
        label="Show what I type"
        checked={isShown}
        onChange={(event) => setIsShown(event.target.checked)}
      />
      <FormActions>
        <SubmitButton>Change password</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
