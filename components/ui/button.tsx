import { cva, type VariantProps } from 'class-variance-authority';
import { Link, type LinkProps } from './link';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { Spinner } from './spinner';

/** Class names of a button, for elements that must look like one. */
export const buttonStyles = cva(
  [
    'inline-flex max-w-full shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium',
    'whitespace-nowrap select-none transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed',
    'aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary:
          'border-transparent bg-accent text-on-accent enabled:hover:bg-accent-strong [a&]:hover:bg-accent-strong',
        secondary:
          'border-line-2 bg-surface text-ink enabled:hover:border-line-strong enabled:hover:bg-sunken [a&]:hover:border-line-strong [a&]:hover:bg-sunken',
        quiet:
          'border-transparent bg-transparent text-ink-2 enabled:hover:bg-line/60 enabled:hover:text-ink [a&]:hover:bg-line/60 [a&]:hover:text-ink',
        danger: 'border-transparent bg-bad-solid text-on-bad enabled:hover:brightness-90',
        'danger-quiet': 'border-line-2 bg-surface text-bad enabled:hover:bg-bad-soft',
      },
      size: {
        sm: 'h-7 px-2.5 text-sm pointer-coarse:h-9',
        md: 'h-8 px-3 text-sm pointer-coarse:h-10',
        lg: 'h-10 px-4 text-base',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

type Look = VariantProps<typeof buttonStyles>;

/**
 * A button. `variant`: `primary` (one per view), `secondary` (default), `quiet`, `danger`,
 * `danger-quiet`; `size`: `sm`, `md`, `lg`. With `pending` it shows a spinner and refuses clicks
 * while keeping the focus. It is `type="button"` unless said otherwise; forms use `SubmitButton`.
 */
export function Button({
  variant,
  size,
  pending = false,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ComponentProps<'button'> & Look & { pending?: boolean }) {
  return (
    <button
      type={pending ? 'button' : type}
      className={cn(buttonStyles({ variant, size }), className)}
      aria-disabled={pending || undefined}
      onClick={pending ? undefined : onClick}
      {...rest}
    >
      {pending ? <Spinner /> : null}
      {children}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, not for doing something. */
export function ButtonLink({ variant, size, className, ...rest }: LinkProps & Look) {
  return <Link className={cn(buttonStyles({ variant, size }), className)} {...rest} />;
}

/**
 * A square button with an icon only. `label` is its accessible name and its tooltip text; it is
 * required because an icon says nothing to a screen reader.
 */
export function IconButton({
  label,
  size = 'md',
  variant = 'quiet',
  className,
  children,
  type = 'button',
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label'> & Look & { label: string; children: ReactNode }) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cn(
        buttonStyles({ variant, size }),
        'aspect-square px-0',
        size === 'sm' ? 'w-7 pointer-coarse:w-9' : 'w-8 pointer-coarse:w-10',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
