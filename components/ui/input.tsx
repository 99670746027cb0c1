'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field-context';

/** The frame that all text-like controls share. Sixteen pixels on phones: less makes iOS zoom. */
export const CONTROL_STYLES = cn(
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink',
  'transition-colors hover:border-ink-3 focus-visible:border-focus focus-visible:outline-offset-0',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3',
  '[&[readonly]]:bg-sunken aria-invalid:border-bad aria-invalid:bg-bad-soft/40 max-sm:text-lg',
);

/**
 * A one-line text control. Inside a `Field` it takes id, name, required and aria attributes from
 * there, and shows again what was typed when the server refused it. Takes all `<input>` props.
 */
export function Input({
  className,
  defaultValue,
  type = 'text',
  ...rest
}: ComponentProps<'input'>) {
  const { attributes, typedValue } = useFieldControl(rest);
  const keepsTyped = rest.value === undefined && type !== 'password' && type !== 'file';
  return (
    <input
      {...rest}
      {...attributes}
      type={type}
      {...(rest.value === undefined
        ? { defaultValue: (keepsTyped ? typedValue : undefined) ?? defaultValue }
        : {})}
      className={cn(CONTROL_STYLES, 'h-8 max-sm:h-10 pointer-coarse:h-10', className)}
    />
  );
}
