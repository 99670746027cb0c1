'use client';

import { CircleAlert } from 'lucide-react';
import { use, useId, useMemo, type ComponentProps, type ReactNode } from 'react';
import { ActionFormContext } from './action-form-context';
import { cn } from './cn';
import { FieldContext } from './field-context';

/** A label in the type of the forms; `Field` writes its own. */
export function Label({ className, ...rest }: ComponentProps<'label'>) {
  return <label className={cn('block text-sm font-medium text-ink', className)} {...rest} />;
}

interface FieldProps {
  /** Name of the form field; also the key of its errors. Nested names read `expertise.H-1B`. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  /** What stands beside the label of a field that may be left out, in the page's language. */
  optionalLabel?: string;
  /** Errors beyond those of the surrounding `ActionForm`. */
  errors?: readonly string[];
  /** `group`: a fieldset with a legend, for several controls under one question. */
  as?: 'field' | 'group';
  hideLabel?: boolean;
  /**
   * In a narrow cell of a grid, with `hideLabel`: the control takes the cell, its errors a line of
   * their own across the grid, which must flow densely.
   */
  inGrid?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * A labelled control with its hint and its errors, wired for screen readers. Put exactly one
 * control of `components/ui` inside (`Input`, `Textarea`, `Select`, `RadioCards`, …); it takes
 * its id, name, required and aria attributes from here. Required fields need no star: optional
 * ones say so.
 */
export function Field({
  name,
  label,
  hint,
  required = false,
  optionalLabel = 'optional',
  errors = [],
  as = 'field',
  hideLabel = false,
  inGrid = false,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const form = use(ActionFormContext);
  const messages = [...(form?.fieldErrors[name] ?? []), ...errors];
  const invalid = messages.length > 0;
  const typedValue = form?.values[name];
  const describedBy =
    [hint ? `${id}-hint` : '', invalid ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  const value = useMemo(
    () => ({ id, name, describedBy, invalid, required, typedValue }),
    [id, name, describedBy, invalid, required, typedValue],
  );
  const labelText = (
    <>
      {label}
      {required ? null : (
        <span className="ml-1.5 text-xs font-normal text-ink-3">{optionalLabel}</span>
      )}
    </>
  );
  const labelStyles = cn('text-sm font-medium text-ink', hideLabel && 'sr-only');
  const problems = invalid ? (
    <FieldErrors id={`${id}-error`} messages={messages} acrossGrid={inGrid} />
  ) : null;
  const body = (
    <>
      <FieldContext value={value}>{children}</FieldContext>
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {hint}
        </p>
      ) : null}
    </>
  );
  if (as === 'group') {
    return (
      <fieldset
        data-field={name}
        data-invalid={invalid || undefined}
        aria-describedby={describedBy}
        className={className}
      >
        <legend className={cn('mb-1.5', labelStyles)}>{labelText}</legend>
        <div className="grid gap-1.5">
          {/* A group may be longer than the window: what is wrong stands before it. */}
          {problems}
          {body}
        </div>
      </fieldset>
    );
  }
  return (
    <div
      data-field={name}
      className={cn(inGrid ? 'contents' : 'grid content-start gap-1.5', className)}
    >
      <label htmlFor={id} className={labelStyles}>
        {labelText}
      </label>
      {body}
      {problems}
    </div>
  );
}

function FieldErrors({
  id,
  messages,
  acrossGrid,
}: {
  id: string;
  messages: readonly string[];
  acrossGrid: boolean;
}) {
  return (
    <div
      id={id}
      className={cn('grid gap-0.5 text-left', acrossGrid && 'col-span-full justify-self-end')}
    >
      {messages.map((message) => (
        <p key={message} className="flex items-start gap-1.5 text-xs text-bad">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {message}
        </p>
      ))}
    </div>
  );
}
