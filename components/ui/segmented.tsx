'use client';

import { useId } from 'react';
import { cn } from './cn';

/** A choice of one among two or three, in one line; arrow keys move between them. */
export function Segmented<T extends string>({
  legend,
  options,
  value,
  onValueChange,
}: {
  /** What is chosen, for screen readers. */
  legend: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onValueChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className="inline-flex rounded-md border border-line-2 bg-sunken p-0.5">
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            'relative cursor-pointer rounded-sm border border-transparent px-2 py-0.5 text-sm text-ink-2',
            'transition-colors hover:text-ink has-checked:border-line-2 has-checked:bg-surface',
            'has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2',
            'has-focus-visible:outline-focus pointer-coarse:py-1.5',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
