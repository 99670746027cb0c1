'use client';

import { Pencil } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FILING_KIND_WORDS, optionsOf, visaTypeOptions } from '@/components/cases/words';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { CaseDto } from '@/lib/cases/dto';
import { changeCaseAction } from '../actions';
import { COMPLEXITY_OPTIONS, PRIORITY_OPTIONS } from '../options';

/** The button and the form that change what is known of a case. */
export function EditDialog({ one }: { one: CaseDto }) {
  return (
    <Dialog
      trigger={
        <Button size="sm">
          <Pencil aria-hidden="true" />
          Edit
        </Button>
      }
      title={`Edit case ${one.number}`}
      description="The holder stays the same; complexity changes what the case weighs on their desk."
    >
      {(close) => <EditForm one={one} close={close} />}
    </Dialog>
  );
}

function EditForm({ one, close }: { one: CaseDto; close: () => void }) {
  const router = useRouter();
  const [visaType, setVisaType] = useState<string>(one.visaType);
  return (
    <ActionForm
      action={changeCaseAction}
      hidden={{ caseId: one.id, version: one.version }}
      onSuccess={close}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="visaType" label="Visa type" required>
          <Select
            options={visaTypeOptions()}
            value={visaType}
            onChange={(event) => setVisaType(event.target.value)}
          />
        </Field>
        {visaType === 'H-1B' ? (
          <Field name="filingKind" label="Filing kind">
            <Select
              placeholder="Not known"
              options={optionsOf(FILING_KIND_WORDS)}
              defaultValue={one.filingKind ?? ''}
            />
          </Field>
        ) : null}
        <Field name="complexity" label="Complexity" required>
          <Select options={COMPLEXITY_OPTIONS} defaultValue={String(one.complexity)} />
        </Field>
        <Field name="priority" label="Priority" required>
          <Select options={PRIORITY_OPTIONS} defaultValue={one.priority} />
        </Field>
        <Field name="deadline" label="Deadline">
          <Input type="date" defaultValue={one.deadline ?? ''} />
        </Field>
      </div>
      <Field name="notes" label="Notes">
        <Textarea defaultValue={one.notes ?? ''} rows={4} />
      </Field>
      <FormActions>
        <SubmitButton>Save</SubmitButton>
        <Button variant="quiet" onClick={close}>
          Cancel
        </Button>
        <Button variant="quiet" className="ml-auto" onClick={() => router.refresh()}>
          Reload the case
        </Button>
      </FormActions>
    </ActionForm>
  );
}
