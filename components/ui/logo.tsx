import { cn } from './cn';

/**
 * The mark: two equal loads on a level beam. Takes the colour of the text around it for the tile.
 */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn('size-6 text-accent', className)}>
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <g fill="var(--on-accent)">
        <rect x="7.5" y="7" width="6" height="9" rx="1" />
        <rect x="18.5" y="7" width="6" height="9" rx="1" />
        <rect x="5" y="17.25" width="22" height="2.25" rx="1.125" />
        <path d="M16 20.75 19.9 26H12.1Z" />
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
