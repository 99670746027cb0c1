'use client';

import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioCards } from '@/components/ui/radio-cards';
import { MIN_PASSWORD_LENGTH } from '@/lib/members/schema';
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
      title="Add a member"
      description="They sign in with this e-mail address and the password that you hand them."
    >
      {(close) => <AddMemberForm close={close} />}
    </Dialog>
  );
}

function AddMemberForm({ close }: { close: () => void }) {
  const [password, setPassword] = useState('');
  return (
    <ActionForm action={addMemberAction} onSuccess={close}>
      <Field name="name" label="Name" required>
        <Input autoComplete="off" />
      </Field>
      <Field name="email" label="E-mail" required>
        <Input type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field name="role" label="Role" as="group" required>
        <RadioCards options={ROLE_OPTIONS} defaultValue="attorney" />
      </Field>
      <Field
        name="password"
        label="First password"
        hint={`At least ${MIN_PASSWORD_LENGTH} characters. Hand it over in person or by phone.`}
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
      <div>
        <Button size="sm" onClick={() => setPassword(suggestPassword())}>
          Suggest a password
        </Button>
      </div>
      <FormActions>
        <SubmitButton>Add member</SubmitButton>
        <Button variant="quiet" onClick={close}>
          Cancel
        </Button>
      </FormActions>
    </ActionForm>
  );
}
