'use client';

import { Minus, Pencil, Plus } from 'lucide-react';
import { createContext, use, useId, useState, type FormEvent, type ReactNode } from 'react';
import { optionsOf } from '@/components/cases/words';
import { Button, IconButton } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { LoadBar } from '@/components/ui/load-bar';
import { Popover } from '@/components/ui/popover';
import { Select } from '@/components/ui/select';
import { SENIORITIES, type Seniority } from '@/lib/assignment/core';
import type { AttorneyDto } from '@/lib/attorneys/dto';
import { MAX_CAPACITY, MIN_CAPACITY } from '@/lib/attorneys/codes';
import { EditRefused } from './edit-refused';
import { useAttorneyEdits, type AttorneyEdits, type EditAction } from './use-attorney-edits';
import { SENIORITY_WORDS } from './words';

type Edited = Pick<
  AttorneyDto,
  'id' | 'name' | 'version' | 'capacity' | 'activeCases' | 'seniority'
>;

const EditsContext = createContext<AttorneyEdits | null>(null);

/** Lets the cells inside change attorneys in place, and says above them what was refused. */
export function RosterEditing({ action, children }: { action: EditAction; children: ReactNode }) {
  const edits = useAttorneyEdits(action);
  return (
    <EditsContext value={edits}>
      <EditRefused edits={edits} />
      {children}
    </EditsContext>
  );
}

function useEdits(): AttorneyEdits {
  const edits = use(EditsContext);
  if (!edits) throw new Error('Cells that edit attorneys belong inside of RosterEditing.');
  return edits;
}

const SENIORITY_OPTIONS = optionsOf(SENIORITY_WORDS);

/** The seniority, to be chosen where it stands. */
export function SeniorityField({ attorney }: { attorney: Edited }) {
  const edits = useEdits();
  const { name, seniority } = attorney;
  const shown = edits.valueOf(attorney, 'seniority', seniority);
  return (
    <Select
      aria-label={`Seniority of ${name}`}
      options={SENIORITY_OPTIONS}
      value={shown}
      onChange={({ target }) =>
        edits.edit({
          attorney,
          field: 'seniority',
          value: target.value,
          from: shown,
          say: (value) => `${name}: ${SENIORITY_WORDS[asSeniority(value)]}`,
        })
      }
      className="-ml-2.5 w-28 [&_select]:border-transparent [&_select]:bg-transparent hover:[&_select]:border-line-strong"
    />
  );
}

function asSeniority(code: string): Seniority {
  return SENIORITIES.find((one) => one === code) ?? 'associate';
}

/** How full somebody is, with a small form beside it that changes how much they may hold. */
export function CapacityField({
  attorney,
  away,
  className,
}: {
  attorney: Edited;
  away: boolean;
  className?: string;
}) {
  const edits = useEdits();
  const { name, capacity, activeCases } = attorney;
  const shown = Number(edits.valueOf(attorney, 'capacity', String(capacity)));
  return (
    <span className="flex items-center gap-1">
      <LoadBar value={activeCases} capacity={shown} away={away} className={className} />
      <Popover
        label={`Capacity of ${name}`}
        align="end"
        className="w-72"
        trigger={
          <IconButton label={`Change the capacity of ${name}`} size="sm">
            <Pencil aria-hidden="true" />
          </IconButton>
        }
      >
        <CapacityForm
          key={shown}
          capacity={shown}
          activeCases={activeCases}
          onSave={(value) =>
            edits.edit({
              attorney,
              field: 'capacity',
              value: String(value),
              from: String(shown),
              say: (said) => `${name}: capacity ${said}`,
            })
          }
        />
      </Popover>
    </span>
  );
}

/** A number with steps; below what they hold it says what follows before it is saved. */
function CapacityForm({
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
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
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
