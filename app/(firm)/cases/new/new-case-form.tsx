'use client';

import { useState, type FormEvent } from 'react';
import { FILING_KIND_WORDS, optionsOf, visaTypeOptions } from '@/components/cases/words';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { isVisaType } from '@/lib/assignment/core';
import type { OpeningDefaults } from '@/lib/cases/get-opening-defaults';
import { openCaseAction } from '../actions';
import { COMPLEXITY_OPTIONS, PRIORITY_OPTIONS } from '../options';
import { readDraft, type Draft } from './draft';
import type { OpenedCase } from './new-case';

interface NewCaseFormProps {
  defaults: OpeningDefaults;
  timeZone: string;
  onDraft: (draft: Draft | null) => void;
  onOpened: (opened: OpenedCase | undefined) => void;
}

/** The fields of a new case, in the order in which they are asked on the telephone. */
export function NewCaseForm({ defaults, timeZone, onDraft, onOpened }: NewCaseFormProps) {
  const [visaType, setVisaType] = useState('');

  function changed(event: FormEvent<HTMLDivElement>) {
    const form = event.currentTarget.closest('form');
    if (form) onDraft(readDraft(form));
  }

  return (
    <ActionForm action={openCaseAction} onSuccess={onOpened} aria-label="New case">
      <div className="grid gap-5" onChange={changed}>
        <ClientFields />
        <div className="grid gap-4 border-t border-line pt-5 sm:grid-cols-2">
          <Field name="visaType" label="Visa type" required>
            <Select
              placeholder="Choose"
              options={visaTypeOptions(defaults.practised)}
              value={visaType}
              onChange={(event) => setVisaType(event.target.value)}
            />
          </Field>
          {visaType === 'H-1B' ? (
            <Field name="filingKind" label="Filing kind">
              <Select placeholder="Not known yet" options={optionsOf(FILING_KIND_WORDS)} />
            </Field>
          ) : null}
          <Field name="complexity" label="Complexity" hint="1 to 10; it sets what the case weighs.">
            <Select
              placeholder={usualComplexity(visaType, defaults)}
              options={COMPLEXITY_OPTIONS}
            />
          </Field>
          <Field name="priority" label="Priority" required>
            <Select options={PRIORITY_OPTIONS} defaultValue="normal" />
          </Field>
          <Field name="deadline" label="Deadline" hint={`Today or later; days end in ${timeZone}.`}>
            <Input type="date" min={defaults.today} />
          </Field>
          <Field name="externalRef" label="Case reference" hint="Unique among your cases.">
            <Input autoComplete="off" />
          </Field>
        </div>
        <Field name="notes" label="Notes">
          <Textarea />
        </Field>
      </div>
      <FormActions>
        <SubmitButton>Save and assign</SubmitButton>
        <ButtonLink href="/cases" variant="quiet">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}

function ClientFields() {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="client.name" label="Client" required>
        <Input autoFocus autoComplete="off" dir="auto" />
      </Field>
      <Field
        name="client.email"
        label="Client's e-mail"
        hint="By it a returning client is recognised."
      >
        <Input type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field name="client.company" label="Employer or company">
        <Input autoComplete="off" dir="auto" />
      </Field>
      <Field name="client.externalRef" label="Client's reference">
        <Input autoComplete="off" />
      </Field>
    </div>
  );
}

function usualComplexity(visaType: string, defaults: OpeningDefaults): string {
  return isVisaType(visaType)
    ? `Usual for ${visaType}: ${defaults.complexity[visaType]}`
    : 'Usual for the visa type';
}
