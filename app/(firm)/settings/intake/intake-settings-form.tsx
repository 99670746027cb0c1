'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { Switch } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { LEAD_FIELDS, type LeadField } from '@/lib/contracts/intake-codes';
import type { IntakeSettingsPage } from '@/lib/features/intake';
import { changeIntakeSettingsAction } from './actions';

const FIELD_LABELS: Record<LeadField, string> = {
  name: 'Name of the person',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Employer or company',
  visaType: 'Visa type',
  deadline: 'Deadline (YYYY-MM-DD)',
  story: 'What they need',
  language: 'Language (en or es)',
  externalRef: 'Reference, by which a lead that is sent twice is known',
};

/** How intake works for the firm. */
export function IntakeSettingsForm({ settings }: { settings: IntakeSettingsPage }) {
  const { version, isOn, reviewsAll, frameOrigins, welcomeEn, welcomeEs, leadFields } = settings;
  return (
    <ActionForm
      key={version}
      action={changeIntakeSettingsAction}
      hidden={{ version }}
      aria-label="Change the settings of intake"
    >
      <Card title="Who may come, and how">
        <div className="grid gap-4">
          <div>
            <input type="hidden" name="isOn" value="false" />
            <Switch
              name="isOn"
              label="Clients can come by the firm’s page"
              hint="While it is off the page does not exist for anyone."
              defaultChecked={isOn}
            />
            <input type="hidden" name="reviewsAll" value="false" />
            <Switch
              name="reviewsAll"
              label="A person looks at everything first"
              hint="Otherwise what is clear becomes a case at once. Who is not sure what they need always waits for a person."
              defaultChecked={reviewsAll}
            />
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="welcomeEn" label="Your own words above the form, in English">
              <Textarea rows={3} maxLength={1000} defaultValue={welcomeEn} />
            </Field>
            <Field name="welcomeEs" label="The same in Spanish">
              <Textarea rows={3} maxLength={1000} defaultValue={welcomeEs} lang="es" />
            </Field>
          </div>
          <Field
            name="frameOrigins"
            label="Websites that may show the page within theirs"
            hint="One a line, over https, such as https://www.firm.example. No other website can."
          >
            <Textarea
              rows={2}
              defaultValue={frameOrigins.join('\n')}
              spellCheck={false}
              autoCapitalize="none"
            />
          </Field>
        </div>
      </Card>
      <details className="rounded-md border border-line px-4 py-3 text-sm">
        <summary className="cursor-pointer text-ink-2 hover:text-ink">
          Names that your intake system uses for its fields
        </summary>
        <div className="grid gap-4 pt-3 sm:grid-cols-2">
          {LEAD_FIELDS.map((field) => (
            <Field key={field} name={`leadFields.${field}`} label={FIELD_LABELS[field]}>
              <Input
                defaultValue={leadFields[field] ?? ''}
                placeholder={field}
                spellCheck={false}
                autoCapitalize="none"
              />
            </Field>
          ))}
        </div>
      </details>
      <FormActions>
        <SubmitButton>Save settings</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
