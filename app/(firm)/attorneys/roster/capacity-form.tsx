'use client';

import { Minus, Plus } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { MAX_CAPACITY, MIN_CAPACITY } from '@/lib/contracts/attorney-codes';

/** A number with steps; below what they hold it says what follows before it is saved. */
export function CapacityForm({
  capacity,
  activeCases,
  onSave,
}: {
  capacity: number;
  activeCases: number;
  onSave: (capacity: number) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(String(capacity));
  const value = Number(typed);
  const isValid = Number.isInteger(value) && value >= MIN_CAPACITY && value <= MAX_CAPACITY;
  const isBelow = isValid && value < activeCases;
  const step = (by: number) => setTyped(String(clamp((isValid ? value : capacity) + by)));

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    if (!isValid) return;
    onSave(value);
  }

  return (
    <form onSubmit={save} className="grid gap-2.5 whitespace-normal">
      <label htmlFor={id} className="font-medium">
        Most active cases
      </label>
      <div className="flex items-center gap-1.5">
        <Button aria-label="One less" onClick={() => step(-1)}>
          <Minus aria-hidden="true" />
        </Button>
        <Input
          id={id}
          type="number"
          min={MIN_CAPACITY}
          max={MAX_CAPACITY}
          value={typed}
          aria-invalid={!isValid}
          aria-describedby={`${id}-note`}
          onChange={({ target }) => setTyped(target.value)}
          className="text-center"
        />
        <Button aria-label="One more" onClick={() => step(1)}>
          <Plus aria-hidden="true" />
        </Button>
      </div>
      <p id={`${id}-note`} role="status" className={isBelow ? 'text-warn' : 'text-ink-2'}>
        {noteOn({ isValid, isBelow, activeCases, value })}
      </p>
      <div>
        <Button type="submit" variant="primary" disabled={!isValid || value === capacity}>
          {isBelow ? `Set to ${value} anyway` : 'Save'}
        </Button>
      </div>
    </form>
  );
}

function clamp(value: number): number {
  return Math.max(MIN_CAPACITY, Math.min(MAX_CAPACITY, value));
}

function noteOn({
  isValid,
  isBelow,
  activeCases,
  value,
}: {
  isValid: boolean;
  isBelow: boolean;
  activeCases: number;
  value: number;
}): string {
  if (!isValid) return `A whole number from ${MIN_CAPACITY} to ${MAX_CAPACITY}.`;
  if (!isBelow) return `They hold ${activeCases} now.`;
  return `They hold ${activeCases} and keep them; they get nothing new until they hold fewer than ${value}.`;
}
