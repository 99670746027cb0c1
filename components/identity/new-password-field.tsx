'use client';

import { useState, type ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MIN_PASSWORD_LENGTH } from '@/lib/contracts/member-codes';

interface NewPasswordFieldProps {
  /** Password managers file the new password under this. */
  email: string;
  label?: string;
  /** What is typed before it and shown or hidden with it, given the type of its control. */
  before?: (type: 'text' | 'password') => ReactNode;
}

/** Where someone chooses a password, with a way to see what they type. */
export function NewPasswordField({ email, label = 'Password', before }: NewPasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  const type = isShown ? 'text' : 'password';
  return (
    <>
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      {before?.(type)}
      <Field
        name="newPassword"
        label={label}
        hint={`At least ${MIN_PASSWORD_LENGTH} characters; several words are easy to keep.`}
        required
      >
        <Input type={type} autoComplete="new-password" />
      </Field>
      <Checkbox
        label="Show what I type"
        checked={isShown}
        onChange={(event) => setIsShown(event.target.checked)}
      />
    </>
  );
}
