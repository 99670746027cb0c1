'use client';

import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { visaTypeOptions } from '@/components/cases/labels';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { pageAct } from '@/components/ui/page-act';
import { Select } from '@/components/ui/select';
import type { CaseDto } from '@/lib/contracts/case';
import { FILING_KIND_NAMES } from '@/lib/wording/case-labels';
import { optionsOf } from '@/lib/wording/name';
import { changeCaseAction } from '../actions';
import { inverseChange } from '../inverse-change';
import { COMPLEXITY_OPTIONS, PRIORITY_OPTIONS } from '../options';
import { undoBy, withUndo } from '../../undo';

/** The button and the form that change what is known of a case. */
export function EditDialog({ one }: { one: CaseDto }) {
  const action = withUndo(changeCaseAction, (after) => {
    const back = inverseChange(one, after);
    return back ? undoBy(changeCaseAction, back) : undefined;
  });
  return (
    <FormDialog
      trigger={
        <Button size="sm" {...pageAct('Edit this case', 'change facts deadline complexity')}>
          <Pencil aria-hidden="true" />
          Edit
        </Button>
      }
      title={`Edit case ${one.number}`}
      description="The holder stays the same; complexity changes what the case weighs in their workload."
      action={action}
      hidden={{ caseId: one.id, version: one.version }}
      submitLabel="Save"
    >
      <EditFields one={one} />
    </FormDialog>
  );
}

function EditFields({ one }: { one: CaseDto }) {
  const [visaType, setVisaType] = useState<string>(one.visaType);
  return (
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
            options={optionsOf(FILING_KIND_NAMES)}
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
  );
}
