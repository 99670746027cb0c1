import { cn } from './cn';
import { formatNumber, formatPercent } from './format';

/**
 * How full someone is: a bar with the capacity as a mark, and the numbers in words. Over capacity
 * is told by the word, the hatching beyond the mark and the colour together.
 */
export function LoadBar({
  value,
  capacity,
  unit = 'cases',
  away = false,
  size = 'md',
  className,
}: {
  /** What is carried, in `unit`. */
  value: number;
  capacity: number;
  unit?: string;
  /** Absent now: the bar is drawn hatched. */
  away?: boolean;
  size?: 'sm' | 'md';
  className?: string;
}) {
  const over = value > capacity;
  const full = value >= capacity;
  const scale = Math.max(value, capacity, 1);
  const inside = (Math.min(value, capacity) / scale) * 100;
  const beyond = over ? ((value - capacity) / scale) * 100 : 0;
  const state = over ? 'over capacity' : full ? 'full' : null;
  return (
    <div className={cn('flex items-center gap-2', className)}>
      <div
        aria-hidden="true"
        className={cn(
          'flex min-w-10 flex-1 overflow-hidden rounded-full bg-line',
          size === 'sm' ? 'h-1.5' : 'h-2',
        )}
      >
        <span
          className={cn(full ? 'bg-warn' : 'bg-accent', away && 'opacity-50')}
          style={{ width: `${inside}%` }}
        />
        {over ? (
          <span
            className="border-l-2 border-surface bg-bad hatched [--hatch:var(--surface)]"
            style={{ width: `${beyond}%` }}
          />
        ) : null}
      </div>
      <span className="min-w-[5.75rem] shrink-0 text-xs whitespace-nowrap text-ink-2 tabular-nums">
        <span className={cn('font-medium', over ? 'text-bad' : 'text-ink')}>
          {formatNumber(value)}
        </span>
        <span aria-hidden="true">/</span>
        <span className="sr-only"> of </span>
        {formatNumber(capacity)}
        <span className="sr-only">
          {' '}
          {unit}
          {away ? ', away' : ''}
        </span>
        {capacity > 0 && !state ? (
          <span className="ml-1.5 text-ink-3">{formatPercent(value / capacity)}</span>
        ) : null}
        {state ? (
          <span className={cn('ml-1', over ? 'text-bad' : 'text-warn')}>
            {over ? 'over' : 'full'}
          </span>
        ) : null}
      </span>
    </div>
  );
}
