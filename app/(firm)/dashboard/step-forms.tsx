'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { TextLink } from '@/components/ui/link';
import { levelName } from '@/components/attorneys/expertise-level';
import type { VisaType } from '@/lib/assignment/core';
import type { FirstStep } from '@/lib/contracts/firm-codes';
import { visaTypeLabel } from '@/lib/wording/labels';
import { addRosterAction, skipStepAction, spreadExpertiseAction } from './actions';

/** Attorneys by paste, one a line. */
export function RosterForm() {
  return (
    <ActionForm action={addRosterAction} aria-label="Add your attorneys">
      <Field
        name="people"
        label="One attorney a line"
        hint="Name, e-mail, and if you like seniority and capacity: pasted from a spreadsheet, or typed with commas."
        required
      >
        <Textarea
          rows={4}
          placeholder={'Ana Ruiz, ana@firm.com, senior, 18\nBen Vale, ben@firm.com'}
          className="font-mono text-xs max-sm:text-lg"
        />
      </Field>
      <FormActions>
        <SubmitButton size="sm">Add to the roster</SubmitButton>
        <TextLink href="/attorneys/new">One at a time, with every detail</TextLink>
      </FormActions>
    </ActionForm>
  );
}

const LEVEL_OPTIONS = [1, 2, 3].map((level) => ({
  value: String(level),
  label: `${level} ${levelName(level as 1 | 2 | 3)}`,
}));

/** What everyone handles of whom nothing is known yet. */
export function ExpertiseForm({ visaTypes }: { visaTypes: readonly VisaType[] }) {
  return (
    <ActionForm action={spreadExpertiseAction} aria-label="Say what your attorneys handle">
      <Field name="visaTypes" label="All of them handle" as="group" required>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
          {visaTypes.map((code) => (
            <Checkbox key={code} name="visaTypes" value={code} label={visaTypeLabel(code)} />
          ))}
        </div>
      </Field>
      <Field name="level" label="As a rule they are" required className="max-w-60">
        <Select options={LEVEL_OPTIONS} defaultValue="2" />
      </Field>
      <FormActions>
        <SubmitButton size="sm">Set for everyone</SubmitButton>
        <TextLink href="/attorneys/expertise">Attorney by attorney, in the matrix</TextLink>
      </FormActions>
    </ActionForm>
  );
}

/** Passes over a step. */
export function SkipForm({ step, label }: { step: FirstStep; label: string }) {
  return (
    <ActionForm action={skipStepAction} hidden={{ step }} guard={false}>
      <SubmitButton size="sm" variant={step === 'rules' ? 'secondary' : 'quiet'}>
        {label}
      </SubmitButton>
    </ActionForm>
  );
}
