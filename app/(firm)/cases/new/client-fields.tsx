'use client';

import { useEffect, useRef, useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { SimilarClientDto } from '@/lib/features/clients';
import { ClientHint } from './client-hint';
import { useSimilarClients } from './use-similar-clients';

/** Who the case is for; clients of the firm who look alike are offered while typing. */
export function ClientFields({
  company,
  onKnown,
}: {
  /** What the employer's field begins with. */
  company: string;
  /** Told the known client whom the case would go to, or null. */
  onKnown: (clientId: string | null) => void;
}) {
  const boxRef = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState({ name: '', email: '' });
  const [chosen, setChosen] = useState<SimilarClientDto | null>(null);
  const matches = useSimilarClients(typed.name, typed.email);
  const sameEmail = matches.find(({ match }) => match === 'email');
  const knownId = (chosen ?? sameEmail)?.id ?? null;
  useEffect(() => onKnown(knownId), [knownId, onKnown]);

  function choose(client: SimilarClientDto | null) {
    setChosen(client);
    if (!client) return;
    fill(boxRef.current, 'client.name', client.name);
    fill(boxRef.current, 'client.email', client.email ?? '');
    fill(boxRef.current, 'client.company', client.company ?? '');
    boxRef.current?.querySelector<HTMLElement>('[name="client.externalRef"]')?.focus();
  }

  return (
    <div ref={boxRef} className="grid gap-4 sm:grid-cols-2">
      <Field name="client.name" label="Client" required>
        <Input
          autoFocus
          autoComplete="off"
          dir="auto"
          onChange={({ target }) => setTyped((before) => ({ ...before, name: target.value }))}
        />
      </Field>
      <Field
        name="client.email"
        label="Client's e-mail"
        hint="By it a returning client is recognised."
      >
        <Input
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => setTyped((before) => ({ ...before, email: target.value }))}
        />
      </Field>
      <ClientHint matches={matches} chosen={chosen} onChoose={choose} />
      {chosen ? <input type="hidden" name="clientId" value={chosen.id} /> : null}
      <Field name="client.company" label="Employer or company">
        <Input autoComplete="off" dir="auto" defaultValue={company} />
      </Field>
      <Field name="client.externalRef" label="Client's reference">
        <Input autoComplete="off" />
      </Field>
    </div>
  );
}

/** Writes into a field that keeps its own text; what is known there stays where nothing is given. */
function fill(box: HTMLElement | null, name: string, text: string) {
  const field = box?.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (field && text !== '') field.value = text;
}
