'use client';

import { cn } from './cn';

/**
 * The mark: two equal pans under a level beam. The tile takes the colour of the text around it.
 */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn('size-6 text-accent', className)}>
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <g fill="var(--on-accent)">
        <path d="M7 7.5h18a1.1 1.1 0 0 1 0 2.2H7a1.1 1.1 0 0 1 0-2.2Z" />
        <path d="M4.75 12.75h9.5a4.75 4.75 0 0 1-9.5 0Z" />
        <path d="M17.75 12.75h9.5a4.75 4.75 0 0 1-9.5 0Z" />
        <path d="M14.9 9h2.2v14.5h4.4a1.1 1.1 0 0 1 0 2.2h-11a1.1 1.1 0 0 1 0-2.2h4.4Z" />
      </g>
    </svg>
  );
}

/** The mark and the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2', className)}>
      <LogoMark />
      <span className="font-serif text-xl leading-none font-medium tracking-tight text-ink">
        Evenhand
      </span>
    </span>
  );
}

/** A drawn level, at rest: for places with nothing to weigh. */
export function Level({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 64 24" aria-hidden="true" fill="none" className={className}>
      <path d="M4 10h56" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      <path d="M32 11.5 37 20H27Z" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
