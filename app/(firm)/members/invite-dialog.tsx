'use client';

import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DismissButton } from '@/components/ui/dismiss-button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { pageAct } from '@/components/ui/page-act';
import { RadioCards } from '@/components/ui/radio-cards';
import { Select } from '@/components/ui/select';
import { DEFAULT_CAPACITY, MAX_CAPACITY, MIN_CAPACITY } from '@/lib/contracts/attorney-codes';
import type { MadeLink } from '@/lib/features/identity/dto';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import { optionsOf } from '@/lib/wording/name';
import { ExpertiseFields } from '../attorneys/expertise-fields';
import { inviteMemberAction } from './actions';
import { LinkDialog } from './link-dialog';
import { ROLE_OPTIONS } from './roles';

const SENIORITY_OPTIONS = optionsOf(SENIORITY_NAMES);

interface InviteDialogProps {
  mayAddAttorneys: boolean;
}

/** The button and the form that ask a person to join the firm. */
export function InviteDialog({ mayAddAttorneys }: InviteDialogProps) {
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
      form={(made, close) => (
        <InviteForm made={made} close={close} mayAddAttorneys={mayAddAttorneys} />
      )}
    />
  );
}

interface InviteFormProps extends InviteDialogProps {
  made: (link: MadeLink | undefined) => void;
  close: () => void;
}

function InviteForm({ made, close, mayAddAttorneys }: InviteFormProps) {
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
      {mayAddAttorneys ? <RosterFields /> : null}
      <FormActions>
        <SubmitButton>Make the link</SubmitButton>
        <DismissButton onClose={close} />
      </FormActions>
    </ActionForm>
  );
}

/** Puts the person on the roster in the same step. */
function RosterFields() {
  const [isAttorney, setIsAttorney] = useState(false);
  return (
    <div className="grid gap-3 rounded-md border border-line px-3 py-2">
      <Checkbox
        label="Put them on the roster as an attorney, too"
        hint="They get cases from now on, and see their own workload once they accept."
        checked={isAttorney}
        onChange={(event) => setIsAttorney(event.target.checked)}
      />
      {isAttorney ? (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="attorney.seniority" label="Seniority" required>
              <Select options={SENIORITY_OPTIONS} defaultValue="associate" />
            </Field>
            <Field
              name="attorney.capacity"
              label="Capacity"
              hint="The most active cases they may hold; 15 to 25 is usual."
              required
            >
              <Input
                type="number"
                min={MIN_CAPACITY}
                max={MAX_CAPACITY}
                defaultValue={DEFAULT_CAPACITY}
              />
            </Field>
          </div>
          <details className="text-sm">
            <summary className="cursor-pointer text-ink-2 hover:text-ink">
              Expertise: without any they get no case
            </summary>
            <div className="pt-3">
              <ExpertiseFields levels={{}} name="attorney.expertise" />
            </div>
          </details>
        </>
      ) : null}
    </div>
  );
}
