import type { ReactNode } from 'react';
import { cn } from './cn';

/** Facts as pairs of name and value. `columns` is for wide screens; phones show one column. */
export function KeyValueList({
  items,
  columns = 1,
}: {
  items: readonly { label: string; value: ReactNode; hint?: ReactNode }[];
  columns?: 1 | 2 | 3;
}) {
  return (
    <dl
      className={cn(
        'grid gap-x-8 text-sm',
        columns === 2 && 'sm:grid-cols-2',
        columns === 3 && 'sm:grid-cols-2 lg:grid-cols-3',
      )}
    >
      {items.map(({ label, value, hint }) => (
        <div
          key={label}
          className="flex min-w-0 items-baseline justify-between gap-4 border-b border-line py-1.5 last:border-b-0"
        >
          <dt className="shrink-0 text-ink-2">{label}</dt>
          <dd className="min-w-0 text-right break-words text-ink">
            {value ?? <span className="text-ink-3">–</span>}
            {hint ? <span className="block text-xs text-ink-3">{hint}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
