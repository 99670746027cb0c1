import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

export type AlertTone = 'info' | 'good' | 'warn' | 'bad';

const LOOKS: Record<AlertTone, { icon: LucideIcon; frame: string; ink: string }> = {
  info: { icon: Info, frame: 'border-info/30 bg-info-soft', ink: 'text-info' },
  good: { icon: CircleCheck, frame: 'border-good/30 bg-good-soft', ink: 'text-good' },
  warn: { icon: TriangleAlert, frame: 'border-warn/30 bg-warn-soft', ink: 'text-warn' },
  bad: { icon: CircleAlert, frame: 'border-bad/30 bg-bad-soft', ink: 'text-bad' },
};

/**
 * A message in the page. `bad` interrupts screen readers (role alert), the others wait their
 * turn (role status). The icon differs by tone, so colour is never the only sign.
 */
export function Alert({
  tone = 'info',
  title,
  children,
  actions,
  className,
}: {
  tone?: AlertTone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  const { icon: Icon, frame, ink } = LOOKS[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cn('flex gap-2.5 rounded-md border px-3 py-2.5 text-sm', frame, className)}
    >
      <Icon aria-hidden="true" className={cn('mt-0.5 size-4 shrink-0', ink)} />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-ink">{title}</p>
        {children ? <div className="mt-0.5 text-ink-2">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
