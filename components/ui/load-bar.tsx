import { cn } from './cn';
import { formatNumber, formatPercent } from './format';

/**
 * How full someone is: a bar with the capacity as a mark, and the numbers in words. Over capacity
 * is told by the word, the hatching beyond the mark and the colour together. How it looks is in
 * marks.css.
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
  const inside = Math.min(value, capacity) / scale;
  const state = over ? 'over capacity' : full ? 'full' : null;
  return (
    <div
      className={cn(
        'load-bar',
        size === 'sm' && 'thin',
        full && 'full',
        over && 'over',
        away && 'away',
        className,
      )}
    >
      <div aria-hidden="true">
        <span style={{ width: percent(inside) }} />
        {over ? <span style={{ width: percent(1 - inside) }} /> : null}
      </div>
      <span>
        <span>{formatNumber(value)}</span>
        <span aria-hidden="true">/</span>
        <span className="sr-only"> of </span>
        {formatNumber(capacity)}
        <span className="sr-only">{` ${unit}${away ? ', away' : ''}`}</span>
        {capacity > 0 && !state ? (
          <span className="share">{formatPercent(value / capacity)}</span>
        ) : null}
        {state ? <span className="state">{over ? 'over' : 'full'}</span> : null}
      </span>
    </div>
  );
}

/** A length of the bar, as exact as anyone sees. */
function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
