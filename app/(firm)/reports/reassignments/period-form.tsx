'use client';

import { useId } from 'react';
import { FilterBar } from '@/components/ui/filter-bar';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { markOf, type FieldProblem } from '@/app/(firm)/reports/field-mark';

/** One day of a report's address, with its name beside it. */
export interface PeriodField {
  name: string;
  label: string;
  /** A field for days shows only days: what is none can be read, and mended, in a plain one. */
  type: 'date' | 'text';
  value: string;
}

/** Chooses the days that a report is about; the address holds them. */
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
            type={field.type}
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
