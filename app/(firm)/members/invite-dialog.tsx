'use client';

import { UserRoundPlus } from 'lucide-react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { DismissButton } from '@/components/ui/dismiss-button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { pageAct } from '@/components/ui/page-act';
import { RadioCards } from '@/components/ui/radio-cards';
import type { MadeLink } from '@/lib/features/identity/dto';
import { inviteMemberAction } from './actions';
import { LinkDialog } from './link-dialog';
import { ROLE_OPTIONS } from './roles';

/** The button and the form that ask a person to join the firm. */
export function InviteDialog() {
  return (
    <LinkDialog
      trigger={
        <Button variant="primary" {...pageAct('Invite somebody', 'add member new user')}>
          <UserRoundPlus aria-hidden="true" />
          Invite member
        </Button>
      }
      size="lg"
      title="Invite a member"
      description="You get a link to hand to them. They choose their own password, or accept with the account that they have."
      form={(made, close) => <InviteForm made={made} close={close} />}
    />
  );
}

interface InviteFormProps {
  made: (link: MadeLink | undefined) => void;
  close: () => void;
}

function InviteForm({ made, close }: InviteFormProps) {
  return (
    <ActionForm action={inviteMemberAction} onSuccess={made}>
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
      <FormActions>
        <SubmitButton>Make the link</SubmitButton>
        <DismissButton onClose={close} />
      </FormActions>
    </ActionForm>
  );
}
