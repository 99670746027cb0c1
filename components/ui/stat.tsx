import { TriangleAlert } from 'lucide-react';
import { Link } from './link';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { InfoTip } from './tooltip';

const TONES = {
  plain: null,
  warn: { box: 'bg-warn-soft!', ink: 'text-warn' },
  bad: { box: 'bg-bad-soft!', ink: 'text-bad' },
} as const;

/**
 * A number with its name. One that asks for something to be done (`tone`) stands on its own colour
 * with a mark; the others stay quiet. `how` explains how it is computed, behind a small "i"; `note`
 * is a line under it, `change` what it was before; `href` leads to the rows behind the number.
 */
export function Stat({
  label,
  value,
  note,
  change,
  how,
  href,
  tone = 'plain',
}: {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  /** Against an earlier time: "70% at the end of October". */
  change?: ReactNode;
  how?: ReactNode;
  href?: string;
  tone?: keyof typeof TONES;
}) {
  const look = TONES[tone];
  const numeral = (
    <span
      className={cn(
        'font-serif text-3xl tracking-tight lining-nums',
        look ? cn('font-medium', look.ink) : 'text-ink',
      )}
    >
      {value}
    </span>
  );
  return (
    <div className={cn('min-w-0 px-4 py-3', look?.box)}>
      <dt className="flex min-h-6 items-center gap-1 text-sm text-ink-2">
        {look ? (
          <TriangleAlert aria-hidden="true" className={cn('size-3.5 shrink-0', look.ink)} />
        ) : null}
        <span className={cn(look && 'font-medium text-ink')}>{label}</span>
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
        {note ? (
          <span className={cn('block text-xs', look ? 'text-ink-2' : 'text-ink-3')}>{note}</span>
        ) : null}
        {change ? <span className="block text-xs text-ink-3">{change}</span> : null}
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
