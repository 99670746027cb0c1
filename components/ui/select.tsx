'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field-context';
import { useEarlyChange } from './use-early-change';

/** One choice of a select; `group` gathers neighbours under a heading. */
export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
  group?: string;
}

function groupsOf(options: readonly SelectOption[]) {
  const groups: { name: string | undefined; options: SelectOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.name === option.group) last.options.push(option);
    else groups.push({ name: option.group, options: [option] });
  }
  return groups;
}

function Options({ options }: { options: readonly SelectOption[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  ));
}

/**
 * A list to choose one from: the browser's own, so that phones and keyboards behave as people
 * know it. Give `options`, or `<option>` children; `placeholder` adds an empty first choice. How it
 * looks is in controls.css.
 */
export function Select({
  className,
  options,
  placeholder,
  defaultValue,
  children,
  ref: outerRef,
  ...rest
}: ComponentProps<'select'> & { options?: readonly SelectOption[]; placeholder?: string }) {
  const { attributes, typedValue } = useFieldControl(rest);
  const ref = useEarlyChange(typeof rest.value === 'string' ? rest.value : undefined, outerRef);
  return (
    <span className={cn('select-box', className)}>
      <select
        ref={ref}
        {...rest}
        {...attributes}
        {...(rest.value === undefined ? { defaultValue: typedValue ?? defaultValue } : {})}
        className="control"
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options
          ? groupsOf(options).map((group, index) =>
              group.name === undefined ? (
                <Options key={index} options={group.options} />
              ) : (
                <optgroup key={index} label={group.name}>
                  <Options options={group.options} />
                </optgroup>
              ),
            )
          : children}
      </select>
    </span>
  );
}
