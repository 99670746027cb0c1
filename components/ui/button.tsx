import { cva, type VariantProps } from 'class-variance-authority';
import { Link, type LinkProps } from './link';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { Spinner } from './spinner';

/** Class names of a button (controls.css), for elements that must look like one. */
export const buttonStyles = cva('button', {
  variants: {
    variant: {
      primary: 'button-primary',
      secondary: 'button-secondary',
      quiet: 'button-quiet',
      danger: 'button-danger',
      'danger-quiet': 'button-danger-quiet',
    },
    size: { sm: 'button-sm', md: 'button-md', lg: 'button-lg' },
  },
  defaultVariants: { variant: 'secondary', size: 'md' },
});

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
 * required because an icon says nothing to a screen reader. Without `tip` what is around it has to
 * bring the tooltip (`tipsFromNames`), as in a list that has hundreds.
 */
export function IconButton({
  label,
  size = 'md',
  variant = 'quiet',
  tip = true,
  className,
  children,
  type = 'button',
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label'> &
  Pick<Look, 'variant'> & {
    label: string;
    size?: 'sm' | 'md';
    tip?: boolean;
    children: ReactNode;
  }) {
  return (
    <button
      type={type}
      aria-label={label}
      title={tip ? label : undefined}
      className={cn(
        buttonStyles({ variant, size: null }),
        size === 'sm' ? 'button-square-sm' : 'button-square-md',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
