'use client';

import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { signInAction } from './actions';

/** E-mail address and password; `next` is the path to go to afterwards. */
export function SignInForm({ next }: { next: string }) {
  return (
    <ActionForm action={signInAction} hidden={{ next }} guard={false} aria-label="Sign in">
      <Field name="email" label="E-mail" required>
        <Input
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      </Field>
      <Field name="password" label="Password" required>
        <Input type="password" autoComplete="current-password" />
      </Field>
      <SubmitButton size="lg" className="mt-1 w-full">
        Sign in
      </SubmitButton>
    </ActionForm>
  );
}
