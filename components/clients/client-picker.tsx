'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioCards } from '@/components/ui/radio-cards';
import type { ClientMatchDto } from '@/lib/features/clients/dto';
import type { FormAction } from '@/lib/platform/actions/state';

/** Finds a client by name, company or e-mail, and lets one be chosen. */
export function ClientPicker({
  action,
  exceptId,
  value,
  onChange,
}: {
  /** Looks for clients by a text named `q`. */
  action: FormAction<ClientMatchDto[]>;
  /** A client who is not to be chosen. */
  exceptId?: string;
  /** The id of the client chosen, or an empty text. */
  value: string;
  onChange: (clientId: string) => void;
}) {
  const [matches, setMatches] = useState<readonly ClientMatchDto[] | null>(null);
  return (
    <div className="grid gap-3">
      <ActionForm
        action={action}
        aria-label="Find a client"
        onSuccess={(found = []) => {
          const others = found.filter(({ id }) => id !== exceptId);
          setMatches(others);
          onChange(others.length === 1 ? (others[0]?.id ?? '') : '');
        }}
        className="grid-cols-[minmax(0,1fr)_auto] items-end gap-2 *:data-refusal:col-span-2"
      >
        <Field name="q" label="Find the client" required>
          <Input type="search" placeholder="Name, company or e-mail" autoComplete="off" />
        </Field>
        <SubmitButton variant="secondary">
          <Search aria-hidden="true" />
          Find
        </SubmitButton>
      </ActionForm>
      {matches === null ? null : <Matches matches={matches} value={value} onChange={onChange} />}
    </div>
  );
}

function Matches({
  matches,
  value,
  onChange,
}: {
  matches: readonly ClientMatchDto[];
  value: string;
  onChange: (clientId: string) => void;
}) {
  if (matches.length === 0) {
    return (
      <p role="status" className="text-sm text-ink-2">
        No client found. Try a part of the name, or the company.
      </p>
    );
  }
  return (
    <div className="max-h-56 overflow-y-auto">
      <RadioCards
        legend="Client"
        value={value}
        onValueChange={onChange}
        options={matches.map(({ id, name, company, email }) => ({
          value: id,
          label: name,
          description: [company, email].filter(Boolean).join(', ') || undefined,
        }))}
      />
    </div>
  );
}
