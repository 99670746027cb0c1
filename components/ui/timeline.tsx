import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from './badge';
import { cn } from './cn';

/** One thing that happened. `time` is a `<Time>`; `body` may hold details. */
export interface TimelineItem {
  id: string;
  title: ReactNode;
  time: ReactNode;
  body?: ReactNode;
  icon?: LucideIcon;
  tone?: Tone;
}

const DOTS: Record<Tone, string> = {
  neutral: 'border-line-2 bg-surface text-ink-2',
  accent: 'border-accent/40 bg-accent-soft text-accent',
  info: 'border-info/40 bg-info-soft text-info',
  good: 'border-good/40 bg-good-soft text-good',
  warn: 'border-warn/40 bg-warn-soft text-warn',
  bad: 'border-bad/40 bg-bad-soft text-bad',
  plum: 'border-plum/40 bg-plum-soft text-plum',
};

/** Lists shorter than this are shown whole. */
const FOLDED_FROM = 40;
const NEWEST_SHOWN = 15;
const OLDEST_SHOWN = 5;

/**
 * What happened, in order, along a line. Order the items newest first. Of a long list the middle
 * is folded away until someone asks for all of it.
 */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  if (items.length < FOLDED_FROM) return <Items items={items} label={label} />;
  const middle = items.slice(NEWEST_SHOWN, -OLDEST_SHOWN);
  return (
    <div className="grid gap-3">
      <Items items={items.slice(0, NEWEST_SHOWN)} label={label} />
      <details className="group/fold rounded-md border border-line">
        <summary className="px-3 py-2 text-sm font-medium text-ink-2 hover:text-ink">
          <span className="group-open/fold:hidden">Show all: {middle.length} more in between</span>
          <span className="hidden group-open/fold:inline">Show fewer</span>
        </summary>
        <div className="p-3">
          <Items items={middle} label={`${label}: in between`} />
        </div>
      </details>
      <Items items={items.slice(-OLDEST_SHOWN)} label={`${label}: the first ones`} />
    </div>
  );
}

function Items({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol aria-label={label} className="grid">
      {items.map(({ id, title, time, body, icon: Icon, tone = 'neutral' }) => (
        <li
          key={id}
          className="group relative grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 pb-4 last:pb-0"
        >
          <span
            aria-hidden="true"
            className="absolute top-6 bottom-0 left-3 w-px -translate-x-1/2 bg-line-2 group-last:hidden"
          />
          <span
            aria-hidden="true"
            className={cn(
              'flex size-6 items-center justify-center rounded-full border',
              DOTS[tone],
            )}
          >
            {Icon ? (
              <Icon className="size-3.5" />
            ) : (
              <span className="size-1.5 rounded-full bg-current" />
            )}
          </span>
          <div className="min-w-0 pt-0.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <div className="text-sm text-ink">{title}</div>
              <div className="text-xs text-ink-3">{time}</div>
            </div>
            {body ? <div className="mt-1 text-sm text-ink-2">{body}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
