'use client';

import { useEffect, useEffectEvent, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { visaTypeOptions } from '@/components/cases/labels';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { ButtonLink } from '@/components/ui/button';
import { moveToNextOnEnter } from '@/components/ui/enter-to-next';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { zoneName } from '@/components/ui/format';
import type { OpeningDefaults } from '@/lib/features/cases/get-opening-defaults';
import { FILING_KIND_NAMES } from '@/lib/wording/case-labels';
import { optionsOf } from '@/lib/wording/name';
import { PRIORITY_OPTIONS } from '../options';
import { openCaseAction } from './actions';
import { ClientFields } from './client-fields';
import { ComplexityFields } from './complexity-fields';
import { readDraft, type Draft } from './draft';
import type { CarriedOver, OpenedCase } from './opened-case';
import { useComplexity } from './use-complexity';

interface NewCaseFormProps {
  defaults: OpeningDefaults;
  timeZone: string;
  /** What stays from the case before, when several are opened one after another. */
  carriedOver: CarriedOver;
  onDraft: (draft: Draft | null) => void;
  onOpened: (opened: OpenedCase | undefined, carriedOver: CarriedOver) => void;
  /** What stands right before the buttons. */
  children: ReactNode;
}

/** The fields of a new case, in the order in which they are asked on the telephone. */
export function NewCaseForm({
  defaults,
  timeZone,
  carriedOver,
  onDraft,
  onOpened,
  children,
}: NewCaseFormProps) {
  const boxRef = useRef<HTMLDivElement>(null);
  const [visaType, setVisaType] = useState(carriedOver.visaType);
  const complexity = useComplexity(visaType, defaults);
  const [clientId, setClientId] = useState<string | null>(null);
  const formOf = () => boxRef.current?.closest('form') ?? null;

  function describeDraft() {
    const form = formOf();
    if (form) onDraft(readDraft(form, clientId));
  }
  // What is set by code fires no change event of the form, and shows in it only after rendering.
  const describeAgain = useEffectEvent(describeDraft);
  useEffect(() => describeAgain(), [visaType, complexity.value, clientId]);

  function finish(opened: OpenedCase | undefined) {
    const company = formOf()?.querySelector<HTMLInputElement>('[name="client.company"]')?.value;
    onOpened(opened, { visaType, company: company ?? '' });
  }

  return (
    <ActionForm action={openCaseAction} onSuccess={finish} aria-label="New case">
      <div
        ref={boxRef}
        className="grid gap-5"
        onChange={(event: FormEvent<HTMLDivElement>) => {
          // Fields without a name are aids of the form, not part of the case.
          if (event.target instanceof HTMLElement && event.target.hasAttribute('name'))
            describeDraft();
        }}
        onKeyDown={moveToNextOnEnter}
      >
        <ClientFields company={carriedOver.company} onKnown={setClientId} />
        <div className="grid gap-4 border-t border-line pt-5 sm:grid-cols-2">
          <Field name="visaType" label="Visa type" required>
            <Select
              placeholder="Choose"
              options={visaTypeOptions(defaults.practised, defaults.off)}
              value={visaType}
              onChange={(event) => setVisaType(event.target.value)}
            />
          </Field>
          {visaType === 'H-1B' ? (
            <Field name="filingKind" label="Filing kind">
              <Select placeholder="Not known yet" options={optionsOf(FILING_KIND_NAMES)} />
            </Field>
          ) : null}
          <ComplexityFields choice={complexity} defaults={defaults} />
          <Field name="priority" label="Priority" required>
            <Select options={PRIORITY_OPTIONS} defaultValue="normal" />
          </Field>
          <Field
            name="deadline"
            label="Deadline"
            hint={`Today or later; days end in ${zoneName(timeZone)}.`}
          >
            <Input type="date" min={defaults.today} />
          </Field>
          <Field name="externalRef" label="Case reference" hint="Unique among your cases.">
            <Input autoComplete="off" />
          </Field>
        </div>
        <Field
          name="otherParties"
          label="Other parties"
          hint="Petitioner, beneficiary, opposing side: one name on each line. They are compared with your clients and walls."
        >
          <Textarea rows={2} dir="auto" />
        </Field>
        <Field name="notes" label="Notes">
          <Textarea />
        </Field>
      </div>
      {children}
      <FormActions>
        <SubmitButton>Save and assign</SubmitButton>
        <SubmitButton variant="secondary" name="then" value="another">
          Save and add another
        </SubmitButton>
        <ButtonLink href="/cases" variant="quiet">
          Cancel
        </ButtonLink>
        <p className="flex flex-wrap items-center gap-1 text-xs text-ink-3 max-sm:hidden sm:ml-auto pointer-coarse:hidden">
          <Kbd>Enter</Kbd> next field <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> save
        </p>
      </FormActions>
    </ActionForm>
  );
}
