'use client';

import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from './cn';
import { useEarlyChange } from './use-early-change';

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
};

function Choice({
  label,
  hint,
  className,
  id,
  control,
}: {
  label: ReactNode;
  hint: ReactNode;
  className: string | undefined;
  id: string;
  control: ReactNode;
}) {
  return (
    <div className={cn('flex items-start gap-2.5 py-1', className)}>
      <span className="flex h-5 items-center">{control}</span>
      <div className="min-w-0">
        <label htmlFor={id} className="block cursor-pointer text-sm text-ink">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-xs text-ink-3">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** A box to tick, with its label and an optional hint. Sends `value` (default `on`) when ticked. */
export function Checkbox({ label, hint, className, id, ref: outerRef, ...rest }: ChoiceProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const ref = useEarlyChange(rest.checked, outerRef);
  return (
    <Choice
      label={label}
      hint={hint}
      className={className}
      id={inputId}
      control={
        <input
          ref={ref}
          type="checkbox"
          id={inputId}
          aria-describedby={hint ? `${inputId}-hint` : undefined}
          className="size-4 cursor-pointer rounded-sm accent-accent disabled:cursor-not-allowed"
          {...rest}
        />
      }
    />
  );
}

/** An on/off switch, with its label and an optional hint: for settings that read as a sentence. */
export function Switch({ label, hint, className, id, ref: outerRef, ...rest }: ChoiceProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const ref = useEarlyChange(rest.checked, outerRef);
  return (
    <Choice
      label={label}
      hint={hint}
      className={className}
      id={inputId}
      control={
        <input
          ref={ref}
          type="checkbox"
          role="switch"
          id={inputId}
          aria-describedby={hint ? `${inputId}-hint` : undefined}
          className={cn(
            'relative h-4.5 w-8 cursor-pointer appearance-none rounded-full border border-line-strong',
            'bg-sunken transition-colors before:absolute before:top-1/2 before:left-0.5 before:size-3',
            'before:-translate-y-1/2 before:rounded-full before:bg-ink-3 before:transition-transform',
            'checked:border-accent checked:bg-accent checked:before:translate-x-3.5',
            'checked:before:bg-on-accent disabled:cursor-not-allowed disabled:opacity-55',
          )}
          {...rest}
        />
      }
    />
  );
}
