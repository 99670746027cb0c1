'use client';

import { useState, useSyncExternalStore } from 'react';
import { VISA_FAMILIES } from '@/components/cases/labels';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select, type SelectOption } from '@/components/ui/select';
import { slugOf } from '@/lib/shared/slug';
import { visaTypeLabel } from '@/lib/wording/labels';
import { signUpAction } from './actions';

interface SignUpFormProps {
  timeZones: readonly SelectOption[];
  /** Until the browser has told its own. */
  timeZone: string;
  /** The first admin is the person who is signed in. */
  hasAccount: boolean;
}

/** The firm and its first admin. */
export function SignUpForm({ timeZones, timeZone, hasAccount }: SignUpFormProps) {
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo !== undefined) return <LookAtYourMail address={sentTo} />;
  return (
    <ActionForm
      action={signUpAction}
      onSuccess={(data) => setSentTo(data?.sentTo)}
      aria-label="Sign your firm up"
    >
      <FirmNames />
      <ZoneField timeZones={timeZones} fallback={timeZone} />
      <VisaTypes />
      {hasAccount ? null : (
        <>
          <Field name="adminName" label="Your name" required>
            <Input autoComplete="name" />
          </Field>
          <Field name="adminEmail" label="Your e-mail" hint="You sign in with it." required>
            <Input type="email" autoComplete="email" autoCapitalize="none" spellCheck={false} />
          </Field>
        </>
      )}
      <SubmitButton size="lg" className="mt-1 w-full">
        Sign up
      </SubmitButton>
    </ActionForm>
  );
}

/** The short name follows the name until someone writes their own. */
function FirmNames() {
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string | null>(null);
  return (
    <>
      <Field name="name" label="Name of the firm" required>
        <Input
          autoComplete="organization"
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field
        name="slug"
        label="Short name"
        hint="For addresses; it stays when the firm is renamed."
        required
      >
        <Input
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={slug ?? (name.trim() === '' ? '' : slugOf(name))}
          onChange={(event) => setSlug(event.target.value)}
        />
      </Field>
    </>
  );
}

const never = () => () => undefined;

function ZoneField(props: { timeZones: readonly SelectOption[]; fallback: string }) {
  const { timeZones, fallback } = props;
  const [chosen, setChosen] = useState<string>();
  const own = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => fallback,
  );
  const known = timeZones.some(({ value }) => value === own) ? own : fallback;
  return (
    <Field name="timeZone" label="Time zone" hint="As your browser says." required>
      <Select
        options={timeZones}
        value={chosen ?? known}
        onChange={(event) => setChosen(event.target.value)}
      />
    </Field>
  );
}

function VisaTypes() {
  return (
    <details className="rounded-md border border-line px-3 py-2 text-sm">
      <summary className="cursor-pointer text-ink-2 hover:text-ink">
        Visa types practised: all, unless you untick some
      </summary>
      <Field name="visaTypes" label="Visa types" as="group" hideLabel required className="pt-2">
        <div className="grid grid-cols-2 gap-x-4 gap-y-2">
          {VISA_FAMILIES.map(({ key, name, codes }) => (
            <div key={key}>
              <p className="text-xs font-medium text-ink-2">{name}</p>
              {codes.map((code) => (
                <Checkbox
                  key={code}
                  name="visaTypes"
                  value={code}
                  label={visaTypeLabel(code)}
                  defaultChecked
                />
              ))}
            </div>
          ))}
        </div>
      </Field>
    </details>
  );
}

/** The same for every address. */
function LookAtYourMail({ address }: { address: string }) {
  return (
    <Alert tone="good" title="Look at your mail.">
      We have sent a link to <span className="wrap-anywhere text-ink">{address}</span>. It opens the
      firm, works once, and is good for seven days. Nothing there? Look among unwanted mail, or sign
      up again with the right address.
    </Alert>
  );
}
