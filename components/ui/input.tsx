'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field-context';
import { useEarlyChange } from './use-early-change';

/**
 * A one-line text control. Inside a `Field` it takes id, name, required and aria attributes from
 * there, and shows again what was typed when the server refused it. Takes all `<input>` props.
 */
export function Input({
  className,
  defaultValue,
  type = 'text',
  ref: outerRef,
  ...rest
}: ComponentProps<'input'>) {
  const { attributes, typedValue } = useFieldControl(rest);
  const keepsTyped = rest.value === undefined && type !== 'password' && type !== 'file';
  const ref = useEarlyChange(rest.onChange && textOf(rest.value ?? defaultValue), outerRef);
  return (
    <input
      ref={ref}
      {...rest}
      {...attributes}
      type={type}
      {...(rest.value === undefined
        ? { defaultValue: (keepsTyped ? typedValue : undefined) ?? defaultValue }
        : {})}
      className={cn('control h-8 max-sm:h-10 pointer-coarse:h-10', className)}
    />
  );
}

function textOf(value: ComponentProps<'input'>['value']): string {
  return value === undefined ? '' : String(value);
}
