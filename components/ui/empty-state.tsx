import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Level } from './logo';

/** Says why there is nothing here and what to do next. */
export function EmptyState({
  title,
  description,
  action,
  icon: Icon,
}: {
  title: string;
  description?: ReactNode;
  action?: ReactNode;
  icon?: LucideIcon;
}) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-12 text-center">
      {Icon ? (
        <Icon aria-hidden="true" className="mb-2 size-6 text-ink-3" strokeWidth={1.5} />
      ) : (
        <Level className="mb-2 h-6 w-16 text-line-strong" />
      )}
      <p className="text-base font-medium text-ink">{title}</p>
      {description ? <p className="max-w-md text-sm text-ink-2">{description}</p> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
