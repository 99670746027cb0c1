'use client';

import { Search } from 'lucide-react';
import { Input } from './input';
import { useAddressValue } from './use-address-value';

/** A search box of a `FilterBar`. Apart from it, so that pages that only choose do not load it. */
export function FilterSearch({
  name = 'q',
  label,
  defaultValue,
}: {
  name?: string;
  label: string;
  defaultValue?: string | undefined;
}) {
  const ref = useAddressValue<HTMLInputElement>(defaultValue ?? '');
  return (
    <span className="relative block w-full min-w-40 flex-1 sm:w-64 sm:flex-none">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <Input
        ref={ref}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={defaultValue}
        className="pl-8"
      />
    </span>
  );
}
