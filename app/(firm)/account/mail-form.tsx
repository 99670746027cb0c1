'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { changeMailAction } from './actions';
import { MAIL_GROUP_OPTIONS } from './mail-groups';

interface MailFormProps {
  off: readonly string[];
  quiet: { readonly from: string; readonly until: string } | null;
  digestAt: string | null;
}

/** The form by which a member chooses what they are written to about. */
export function MailForm({ off, quiet, digestAt }: MailFormProps) {
  return (
    <ActionForm action={changeMailAction} aria-label="Choose your mail">
      <Field name="groups" label="Write to me about" as="group">
        <div>
          {MAIL_GROUP_OPTIONS.map(({ value, label, hint }) => (
            <Checkbox
              key={value}
              name="groups"
              value={value}
              label={label}
              hint={hint}
              defaultChecked={!off.includes(value)}
            />
          ))}
        </div>
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="quietFrom" label="No mail from">
          <Input type="time" defaultValue={quiet?.from} />
        </Field>
        <Field name="quietUntil" label="until">
          <Input type="time" defaultValue={quiet?.until} />
        </Field>
      </div>
      <Field
        name="digestAt"
        label="Morning digest at"
        hint="One mail a day: your deadlines, handoffs that ask you, and what waits. Leave it empty for none; a morning without anything brings none."
      >
        <Input type="time" defaultValue={digestAt ?? undefined} className="sm:w-1/2" />
      </Field>
      <FormActions>
        <SubmitButton>Save mail</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
