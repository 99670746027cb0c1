'use client';

import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioCards } from '@/components/ui/radio-cards';
import { MIN_PASSWORD_LENGTH } from '@/lib/members/codes';
import { addMemberAction } from './actions';
import { ROLE_OPTIONS } from './roles';
import { suggestPassword } from './suggest-password';

/** The button and the form that add a person to the firm. */
export function AddMemberDialog() {
  return (
    <Dialog
      trigger={
        <Button variant="primary">
          <UserRoundPlus aria-hidden="true" />
          Add member
        </Button>
      }
      size="lg"
      title="Add a member"
      description="They sign in with this e-mail address and the password that you hand them."
    >
      {(close) => <AddMemberForm close={close} />}
    </Dialog>
  );
}

function AddMemberForm({ close }: { close: () => void }) {
  return (
    <ActionForm action={addMemberAction} onSuccess={close}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="name" label="Name" required>
          <Input autoComplete="off" />
        </Field>
        <Field name="email" label="E-mail" required>
          <Input type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
      </div>
      <Field name="role" label="Role" as="group" required>
        <RadioCards options={ROLE_OPTIONS} defaultValue="attorney" />
      </Field>
      <PasswordField />
      <FormActions>
        <SubmitButton>Add member</SubmitButton>
        <Button variant="quiet" onClick={close}>
          Cancel
        </Button>
      </FormActions>
    </ActionForm>
  );
}

function PasswordField() {
  const [password, setPassword] = useState('');
  return (
    <div className="grid items-start gap-x-2 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <Field
        name="password"
        label="First password"
        hint={`At least ${MIN_PASSWORD_LENGTH} characters. Someone who signs in to another firm already keeps the password from there.`}
        required
      >
        <Input
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <Button className="sm:mt-6.5" onClick={() => setPassword(suggestPassword())}>
        Suggest a password
      </Button>
    </div>
  );
}
