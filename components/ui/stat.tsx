import { Link } from './link';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { InfoTip } from './tooltip';

/**
 * A big number with its name. `how` explains how it is computed, behind a small "i"; `note` is a
 * line under it (a comparison, a unit); `href` leads to the rows behind the number.
 */
export function Stat({
  label,
  value,
  note,
  how,
  href,
  tone = 'plain',
}: {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  how?: ReactNode;
  href?: string;
  tone?: 'plain' | 'warn' | 'bad';
}) {
  const numeral = (
    <span
      className={cn(
        'font-serif text-4xl tracking-tight lining-nums',
        tone === 'warn' && 'text-warn',
        tone === 'bad' && 'text-bad',
      )}
    >
      {value}
    </span>
  );
  return (
    <div className="min-w-0 px-4 py-3">
      <dt className="flex min-h-6 items-center gap-1 text-sm text-ink-2">
        <span>{label}</span>
        {how ? <InfoTip label={`How “${label}” is computed`}>{how}</InfoTip> : null}
      </dt>
      <dd>
        {href ? (
          <Link
            href={href}
            className="underline decoration-line-2 decoration-1 underline-offset-6 hover:decoration-accent"
          >
            <span className="sr-only">{label}: </span>
            {numeral}
          </Link>
        ) : (
          numeral
        )}
        {note ? <span className="block text-xs text-ink-3">{note}</span> : null}
      </dd>
    </div>
  );
}

/** A row of `Stat`s in one frame, divided by hairlines. */
export function StatGroup({ children, label }: { children: ReactNode; label: string }) {
  return (
    <section aria-label={label}>
      <dl
        className={cn(
          'grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line',
          '*:bg-surface md:auto-cols-fr md:grid-flow-col md:grid-cols-none',
          'max-md:*:last:odd:col-span-2',
        )}
      >
        {children}
      </dl>
    </section>
  );
}
