'use client';

import { useId } from 'react';
import { FilterBar } from '@/components/ui/filter-bar';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { isDate } from '@/lib/time';
import { markOf, type FieldProblem } from './field-mark';

/** One date or month of a report's address, with its name beside it. */
export interface PeriodField {
  name: string;
  label: string;
  type: 'month' | 'date';
  value: string;
}

/** Chooses the month or the days that a report is about; the address holds them. */
export function PeriodForm({
  label,
  action,
  fields,
  problems = [],
}: {
  label: string;
  action: string;
  fields: readonly PeriodField[];
  /** Why they cannot be shown. */
  problems?: readonly FieldProblem[];
}) {
  const id = useId();
  return (
    <FilterBar label={label} action={action}>
      {fields.map((field) => (
        <span key={field.name} className="flex items-center gap-2">
          <label htmlFor={`${id}-${field.name}`} className="text-sm text-ink-2 max-sm:w-10">
            {field.label}
          </label>
          <Input
            key={field.value}
            id={`${id}-${field.name}`}
            name={field.name}
            type={typeOf(field)}
            defaultValue={field.value}
            required
            className="w-44"
            {...markOf(field.name, problems)}
          />
        </span>
      ))}
      <Button type="submit">Show</Button>
    </FilterBar>
  );
}

/** A field for days shows only days: what is none can be read, and mended, in a plain one. */
function typeOf({ type, value }: PeriodField): string {
  return type === 'date' && !isDate(value) ? 'text' : type;
}
