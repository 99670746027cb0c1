'use client';

import { useId, type ReactNode } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field-context';
import { useEarlyChange } from './use-early-change';

/** One card of `RadioCards`. */
export interface RadioCard {
  value: string;
  label: string;
  description?: ReactNode;
  disabled?: boolean;
  /** Stands under the card without being a part of it: something to press that does not choose. */
  extra?: ReactNode;
}

/**
 * A choice of one among a few, each with a sentence that says what it means. Put it in a
 * `Field as="group"`, which becomes the fieldset and its legend, or give `legend` itself.
 */
export function RadioCards({
  name,
  options,
  defaultValue,
  value,
  onValueChange,
  legend,
  columns = 2,
}: {
  name?: string;
  options: readonly RadioCard[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
  legend?: string;
  columns?: 1 | 2 | 3 | 4;
}) {
  const { attributes, typedValue } = useFieldControl({ name });
  const groupId = useId();
  const initial = typedValue ?? defaultValue;
  const cards = options.map((option) => (
    <RadioCardItem
      key={option.value}
      option={option}
      id={`${groupId}-${option.value}`}
      name={attributes.name ?? groupId}
      required={attributes.required}
      checked={value === undefined ? undefined : value === option.value}
      defaultChecked={value === undefined ? initial === option.value : undefined}
      onChoose={onValueChange}
    />
  ));
  const grid = cn(
    'grid gap-2',
    columns >= 2 && 'sm:grid-cols-2',
    columns === 3 && 'lg:grid-cols-3',
    columns === 4 && 'xl:grid-cols-4',
  );
  if (!legend) return <div className={grid}>{cards}</div>;
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className={grid}>{cards}</div>
    </fieldset>
  );
}

function RadioCardItem({
  option,
  id,
  name,
  required,
  checked,
  defaultChecked,
  onChoose,
}: {
  option: RadioCard;
  id: string;
  name: string;
  required: boolean | undefined;
  checked: boolean | undefined;
  defaultChecked: boolean | undefined;
  onChoose: ((value: string) => void) | undefined;
}) {
  const ref = useEarlyChange<HTMLInputElement>(checked);
  const card = (
    <label
      htmlFor={id}
      className={cn(
        'flex cursor-pointer gap-2.5 rounded-md border border-line-2 bg-surface px-3 py-2.5',
        'transition-colors hover:border-line-strong has-checked:border-accent',
        'has-checked:bg-accent-soft/50 has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
        'has-focus-visible:outline-focus has-disabled:cursor-not-allowed has-disabled:opacity-55',
      )}
    >
      <input
        ref={ref}
        type="radio"
        id={id}
        name={name}
        value={option.value}
        required={required}
        disabled={option.disabled}
        checked={checked}
        defaultChecked={defaultChecked}
        onChange={onChoose ? () => onChoose(option.value) : undefined}
        aria-describedby={option.description ? `${id}-text` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-medium text-ink">{option.label}</span>
        {option.description ? (
          <span id={`${id}-text`} className="block text-xs text-ink-2">
            {option.description}
          </span>
        ) : null}
      </span>
    </label>
  );
  if (!option.extra) return card;
  return (
    <div className="grid content-start justify-items-start gap-1.5 *:first:w-full">
      {card}
      {option.extra}
    </div>
  );
}
