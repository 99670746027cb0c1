'use client';

import { useTranslations, useLocale } from 'next-intl';
import { useState } from 'react';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { reloadWithDraft } from '@/components/ui/form-draft';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { VISA_FAMILIES } from '@/components/cases/labels';
import type { VisaType } from '@/lib/assignment/core';
import {
  INTAKE_LENGTHS,
  INTAKE_QUESTIONS,
  MAX_FAMILY,
  NOT_SURE,
  TRAP_FIELD,
  type IntakeLanguage,
} from '@/lib/contracts/intake-codes';
import type { SentIntake } from '@/lib/features/intake/dto';
import { InPlace } from '../in-place';
import { useIntakeAction } from './use-intake-action';

interface IntakeFormProps {
  slug: string;
  firmName: string;
  /** The firm's date: the earliest deadline that makes sense. */
  today: string;
  visaTypes: readonly VisaType[];
  welcome: Readonly<Record<IntakeLanguage, string>>;
}

/** Who someone is and what they need, in their words. */
export function IntakeForm({ slug, firmName, today, visaTypes, welcome }: IntakeFormProps) {
  const t = useTranslations();
  const locale = useLocale() as IntakeLanguage;
  const [sent, setSent] = useState<SentIntake>();
  const { action, isOutdated } = useIntakeAction(slug);
  if (sent) return <Sent {...sent} />;
  return (
    <>
      <h1 className="mt-4 font-serif text-3xl tracking-tight text-balance wrap-anywhere">
        {t('title', { firm: firmName })}
      </h1>
      {welcome[locale] ? (
        <p className="mt-3 text-pretty whitespace-pre-line" dir="auto">
          {welcome[locale]}
        </p>
      ) : null}
      <p className="mt-2 mb-6 text-sm text-pretty text-ink-2">{t('intro')}</p>
      <noscript>
        <p className="mb-4">{t('noScript')}</p>
      </noscript>
      <ActionForm
        action={action}
        hidden={{ slug, language: locale }}
        onSuccess={setSent}
        aria-label={t('title', { firm: firmName })}
        className="gap-5"
      >
        {isOutdated ? (
          <Button variant="primary" className="w-full" onClick={reloadWithDraft}>
            {t('reload')}
          </Button>
        ) : null}
        <Person />
        <Matter today={today} visaTypes={visaTypes} />
        <Field
          name="consent"
          label={t('consent', { firm: firmName })}
          hideLabel
          as="group"
          required
        >
          <Checkbox name="consent" value="true" label={t('consent', { firm: firmName })} />
        </Field>
        <Trap label={t('trap')} />
        <SubmitButton size="lg" className="w-full">
          {t('send')}
        </SubmitButton>
      </ActionForm>
    </>
  );
}

function Person() {
  const t = useTranslations();
  const optionalLabel = t('optional');
  return (
    <>
      <h2 className="text-lg font-medium">{t('you')}</h2>
      <Field name="name" label={t('name')} required>
        <Input autoComplete="name" maxLength={INTAKE_LENGTHS.name} dir="auto" />
      </Field>
      <Field name="email" label={t('email')} hint={t('emailHint')} required>
        <Input
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={INTAKE_LENGTHS.email}
        />
      </Field>
      <Field name="phone" label={t('phone')} optionalLabel={optionalLabel}>
        <Input type="tel" autoComplete="tel" maxLength={INTAKE_LENGTHS.phone} />
      </Field>
      <Field
        name="company"
        label={t('company')}
        hint={t('companyHint')}
        optionalLabel={optionalLabel}
      >
        <Input autoComplete="organization" maxLength={INTAKE_LENGTHS.company} dir="auto" />
      </Field>
    </>
  );
}

function Matter({ today, visaTypes }: Pick<IntakeFormProps, 'today' | 'visaTypes'>) {
  const t = useTranslations();
  const optionalLabel = t('optional');
  const needs = VISA_FAMILIES.flatMap(({ key, codes }) =>
    codes
      .filter((code) => visaTypes.includes(code))
      .map((code) => ({ value: code, label: t(`needs.${code}`), group: t(`groups.${key}`) })),
  );
  return (
    <>
      <h2 className="mt-2 text-lg font-medium">{t('matter')}</h2>
      <Field name="need" label={t('need')} hint={t('needHint')} required>
        <Select
          placeholder={t('needPlaceholder')}
          options={[{ value: NOT_SURE, label: t('notSure') }, ...needs]}
        />
      </Field>
      <Field name="story" label={t('story')} hint={t('storyHint')} optionalLabel={optionalLabel}>
        <Textarea rows={5} maxLength={INTAKE_LENGTHS.story} dir="auto" />
      </Field>
      <Field name="questions" label={t('questions')} as="group" optionalLabel={optionalLabel}>
        {INTAKE_QUESTIONS.map((code) => (
          <Checkbox key={code} name="questions" value={code} label={t(code)} />
        ))}
      </Field>
      <Field name="family" label={t('family')} required>
        <Input type="number" inputMode="numeric" min={0} max={MAX_FAMILY} defaultValue={0} />
      </Field>
      <Field
        name="deadline"
        label={t('deadline')}
        hint={t('deadlineHint')}
        optionalLabel={optionalLabel}
      >
        <Input type="date" min={today} />
      </Field>
    </>
  );
}

/** What people neither see nor reach, and machines that fill in everything do. */
function Trap({ label }: { label: string }) {
  return (
    <div aria-hidden="true" className="absolute -left-[9999px] h-px w-px overflow-hidden">
      <label>
        {label}
        <input
          name={TRAP_FIELD}
          tabIndex={-1}
          autoComplete="off"
          // What password managers ask whether to keep out.
          data-1p-ignore
          data-bwignore
          data-lpignore="true"
        />
      </label>
    </div>
  );
}

function Sent({ path, wasSentBefore }: SentIntake) {
  const t = useTranslations();
  return (
    <InPlace>
      <h1 className="mt-4 mb-6 font-serif text-3xl tracking-tight text-balance">
        {t(wasSentBefore ? 'sentBeforeTitle' : 'sentTitle')}
      </h1>
      <Alert tone="good" title={t(wasSentBefore ? 'sentBeforeText' : 'sentText')}>
        <p className="mt-3">
          <a
            href={path}
            target="_blank"
            rel="noopener noreferrer"
            className="font-medium text-ink underline"
          >
            {t('sentLink')}
          </a>
        </p>
      </Alert>
    </InPlace>
  );
}
