'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field-context';

/** Text over several lines; grows with what is typed. Works in a `Field` as `Input` does. */
export function Textarea({
  className,
  defaultValue,
  rows = 3,
  ...rest
}: ComponentProps<'textarea'>) {
  const { attributes, typedValue } = useFieldControl(rest);
  return (
    <textarea
      {...rest}
      {...attributes}
      rows={rows}
      {...(rest.value === undefined ? { defaultValue: typedValue ?? defaultValue } : {})}
      className={cn('control field-sizing-content max-h-96 min-h-18 py-1.5', className)}
    />
  );
}
