'use client';

import { useId } from 'react';
import { FilterBar } from '@/components/ui/filter-bar';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';

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
}: {
  label: string;
  action: string;
  fields: readonly PeriodField[];
}) {
  const id = useId();
  return (
    <FilterBar label={label} action={action}>
      {fields.map((field) => (
        <span key={field.name} className="flex items-center gap-2">
          <label htmlFor={`${id}-${field.name}`} className="text-sm text-ink-2">
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
          />
        </span>
      ))}
      <Button type="submit">Show</Button>
    </FilterBar>
  );
}
