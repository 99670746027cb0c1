import { cn } from './cn';

/** The frame that all text-like controls share. Sixteen pixels on phones: less makes iOS zoom. */
export const CONTROL_STYLES = cn(
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink',
  'transition-colors hover:border-ink-3 focus-visible:border-focus focus-visible:outline-offset-0',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3',
  '[&[readonly]]:bg-sunken aria-invalid:border-bad aria-invalid:bg-bad-soft/40 max-sm:text-lg',
);
