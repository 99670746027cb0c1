'use client';

import { useState, type FormEvent } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select, type SelectOption } from '@/components/ui/select';
import { VISA_FAMILIES } from '@/components/cases/labels';
import type { FirmSettingsPage } from '@/lib/features/firms/dto';
import { visaTypeLabel } from '@/lib/wording/labels';
import { changeFirmAction } from './actions';
import { consequencesOf, type TypedSettings } from './consequences';
import { WorkingDays } from './working-days';

interface FirmFormProps {
  settings: FirmSettingsPage;
  timeZones: readonly SelectOption[];
}

/** The settings of the firm, with what follows from a change beside the button that saves it. */
export function FirmForm({ settings, timeZones }: FirmFormProps) {
  const [typed, setTyped] = useState<TypedSettings>(() => typedFrom(settings));
  const [holidays, setHolidays] = useState(settings.holidaysText);
  function read({ currentTarget }: FormEvent<HTMLDivElement>) {
    const form = currentTarget.closest('form');
    if (form) setTyped(typedIn(new FormData(form)));
  }
  const consequences = consequencesOf(settings, { ...typed, holidays });
  return (
    <ActionForm
      key={settings.version}
      action={changeFirmAction}
      hidden={{ version: settings.version }}
      aria-label="Change the settings of the firm"
    >
      <div className="grid gap-4" onChange={read}>
        <Card title="Firm">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              name="name"
              label="Name"
              hint={`In addresses the firm is “${settings.slug}”, which stays.`}
              required
            >
              <Input autoComplete="organization" defaultValue={settings.name} />
            </Field>
            <Field name="timeZone" label="Time zone" hint="The firm’s days begin here." required>
              <Select options={timeZones} defaultValue={settings.timeZone} />
            </Field>
          </div>
        </Card>
        <Card
          title="Visa types practised"
          description="Of what is not ticked no new case can be opened. Open cases stay as they are."
        >
          <VisaTypes settings={settings} />
        </Card>
        <Card title="Mail">
          <Checkbox
            name="mailNamesClients"
            label="Mails name the clients whom they are about"
            hint="Without it they have the numbers of cases and links alone."
            defaultChecked={settings.mailNamesClients}
          />
        </Card>
        <WorkingDays settings={settings} holidays={holidays} setHolidays={setHolidays} />
      </div>
      {consequences.length > 0 ? (
        <Alert title="What follows from saving">
          <ul className="ml-4 list-disc space-y-1">
            {consequences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <FormActions>
        <SubmitButton>Save settings</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

function VisaTypes({ settings }: { settings: FirmSettingsPage }) {
  return (
    <Field name="visaTypes" label="Visa types" as="group" hideLabel required>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {VISA_FAMILIES.map(({ key, name, codes }) => (
          <div key={key}>
            <p className="text-xs font-medium text-ink-2">{name}</p>
            {codes.map((code) => (
              <Checkbox
                key={code}
                name="visaTypes"
                value={code}
                label={visaTypeLabel(code)}
                defaultChecked={settings.practised.includes(code)}
              />
            ))}
          </div>
        ))}
      </div>
    </Field>
  );
}

function typedFrom(settings: FirmSettingsPage): TypedSettings {
  const { timeZone, practised, workingWeekdays, holidaysText, mailNamesClients } = settings;
  const days = { workingWeekdays, holidays: holidaysText };
  return { timeZone, visaTypes: practised, ...days, mailNamesClients };
}

function typedIn(form: FormData): TypedSettings {
  return {
    timeZone: textIn(form, 'timeZone'),
    visaTypes: form.getAll('visaTypes').map(String),
    workingWeekdays: form.getAll('workingWeekdays').map(Number),
    holidays: textIn(form, 'holidays'),
    mailNamesClients: form.has('mailNamesClients'),
  };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
