import { useId, type ReactNode } from 'react';
import { cn } from './cn';

/**
 * A framed section with a heading. `actions` sit at the right of the heading, `footer` under a
 * hairline; `flush` lets tables and charts reach the frame. `level` is the heading's rank.
 */
export function Card({
  title,
  description,
  actions,
  footer,
  flush = false,
  level = 2,
  className,
  children,
}: {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  flush?: boolean;
  level?: 2 | 3;
  className?: string;
  children?: ReactNode;
}) {
  const titleId = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      aria-labelledby={title ? titleId : undefined}
      className={cn('min-w-0 rounded-lg border border-line bg-surface', className)}
    >
      {title || actions ? (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3.5 pb-2.5 print:pt-1.5 print:pb-1">
          <div className="min-w-0">
            <Heading id={titleId} className="text-base font-semibold text-ink">
              {title}
            </Heading>
            {description ? <p className="text-sm text-ink-2">{description}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      {children === undefined ? null : (
        <div
          className={cn(
            flush ? 'overflow-hidden' : 'px-4 pb-4 print:pb-1.5',
            !flush && !title && !actions && 'pt-4',
            flush && !footer && 'rounded-b-lg',
            flush && !title && 'rounded-t-lg',
            flush && (title || actions) && 'border-t border-line',
          )}
        >
          {children}
        </div>
      )}
      {footer ? (
        <div className="border-t border-line px-4 py-2.5 text-sm text-ink-2">{footer}</div>
      ) : null}
    </section>
  );
}
