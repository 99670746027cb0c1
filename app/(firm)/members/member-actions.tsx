'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { DismissButton } from '@/components/ui/dismiss-button';
import { Field } from '@/components/ui/field';
import { RadioCards } from '@/components/ui/radio-cards';
import type { ListedMember } from '@/lib/features/members';
import { changeMemberAction, makeResetLinkAction } from './actions';
import { LinkDialog } from './link-dialog';
import { RemoveDialog } from './remove-dialog';
import { ROLE_OPTIONS } from './roles';

interface MemberActionsProps {
  member: ListedMember;
  /** The member who is looking. */
  isSelf: boolean;
}

/** What an admin can do about one member: change the role, switch access off and on. */
export function MemberActions({ member, isSelf }: MemberActionsProps) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-1.5">
      {member.active ? <RoleDialog member={member} isSelf={isSelf} /> : null}
      {member.active && !isSelf ? <ResetDialog id={member.id} name={member.name} /> : null}
      <AccessDialog member={member} isSelf={isSelf} />
      {isSelf ? null : <RemoveDialog member={member} />}
    </span>
  );
}

function RoleDialog({ member, isSelf }: MemberActionsProps) {
  return (
    <Dialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`Change role of ${member.name}`}>
          Change role
        </Button>
      }
      title={`Role of ${member.name}`}
      description={
        isSelf
          ? 'This is you: with another role you can no longer open this page.'
          : 'It holds from their next click.'
      }
    >
      {(close) => (
        <ActionForm
          action={changeMemberAction}
          hidden={{ memberId: member.id, version: member.version }}
          onSuccess={close}
        >
          <Field name="role" label="Role" as="group" required>
            <RadioCards options={ROLE_OPTIONS} defaultValue={member.role} />
          </Field>
          <FormActions>
            <SubmitButton>Change role</SubmitButton>
            <DismissButton onClose={close} />
          </FormActions>
        </ActionForm>
      )}
    </Dialog>
  );
}

function ResetDialog({ id, name }: { id: string; name: string }) {
  return (
    <LinkDialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`New password for ${name}`}>
          New password
        </Button>
      }
      title={`Has ${name} forgotten the password?`}
      description="You get a link to hand to them, good for 24 hours, by which they choose a new one. It ends their sessions when they use it."
      form={(made, close) => (
        <ActionForm action={makeResetLinkAction} hidden={{ memberId: id }} onSuccess={made}>
          <FormActions>
            <SubmitButton>Make the link</SubmitButton>
            <DismissButton onClose={close} />
          </FormActions>
        </ActionForm>
      )}
    />
  );
}

function AccessDialog({ member, isSelf }: MemberActionsProps) {
  const { id, name, version, active } = member;
  const verb = active ? 'Switch off' : 'Switch on';
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`${verb} the access of ${name}`}>
          {verb}
        </Button>
      }
      title={`${verb} the access of ${name}?`}
      description={active ? <SwitchOffConsequences member={member} isSelf={isSelf} /> : RESTORED}
      confirmLabel={`${verb} access`}
      danger={active}
      action={changeMemberAction}
      hidden={{ memberId: id, version, active: String(!active) }}
    />
  );
}

const RESTORED = 'They can sign in again with the password they had, in the same role.';

function SwitchOffConsequences({ member, isSelf }: MemberActionsProps) {
  return (
    <>
      <p>
        {isSelf
          ? 'This is you: you will be signed out at once.'
          : 'They are signed out at once and cannot sign in to this firm until you switch it on again.'}
      </p>
      {member.attorney ? (
        <p className="mt-2">
          {member.attorney.name} stays on the roster and keeps getting cases. To stop that, set the
          attorney to inactive.
        </p>
      ) : null}
    </>
  );
}
