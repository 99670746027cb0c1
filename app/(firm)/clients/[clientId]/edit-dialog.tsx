'use client';

import { Pencil } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { pageAct } from '@/components/ui/page-act';
import { Select, type SelectOption } from '@/components/ui/select';
import type { ClientDto } from '@/lib/contracts/client';
import { changeClientAction } from '../actions';
import { CLIENT_FIELD_NAMES } from '@/lib/wording/client-labels';

/** The button and the form that correct what is known of a client. */
export function EditClientDialog({
  client,
  attorneys,
}: {
  client: ClientDto;
  /** Who may be named as relationship attorney; undefined where the viewer may not name anyone. */
  attorneys: readonly SelectOption[] | undefined;
}) {
  return (
    <FormDialog
      trigger={
        <Button
          size="sm"
          {...pageAct('Edit this client', 'change name email employer reference relationship')}
        >
          <Pencil aria-hidden="true" />
          Edit
        </Button>
      }
      title="Edit client"
      description="Cases keep the company that they were opened for."
      action={changeClientAction}
      hidden={{ clientId: client.id, version: client.version }}
      submitLabel="Save"
    >
      <Field name="name" label={CLIENT_FIELD_NAMES.name.label} required>
        <Input defaultValue={client.name} autoComplete="off" />
      </Field>
      <Field name="email" label={CLIENT_FIELD_NAMES.email.label}>
        <Input type="email" defaultValue={client.email ?? ''} autoComplete="off" />
      </Field>
      <Field name="company" label={CLIENT_FIELD_NAMES.company.label}>
        <Input defaultValue={client.company ?? ''} autoComplete="off" />
      </Field>
      <Field
        name="externalRef"
        label={CLIENT_FIELD_NAMES.externalRef.label}
        hint="The client’s id in another system."
      >
        <Input defaultValue={client.externalRef ?? ''} autoComplete="off" />
      </Field>
      {attorneys ? (
        <Field
          name="relationshipAttorneyId"
          label={CLIENT_FIELD_NAMES.relationshipAttorney.label}
          hint="Comes first for their new cases where the rules look at continuity."
        >
          <Select
            placeholder="Nobody: who had their last case"
            options={attorneys}
            defaultValue={client.relationshipAttorney?.id ?? ''}
          />
        </Field>
      ) : null}
    </FormDialog>
  );
}
