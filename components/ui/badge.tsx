import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

export type Tone = 'neutral' | 'accent' | 'info' | 'good' | 'warn' | 'bad' | 'plum';

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-2 border-line-2',
  accent: 'bg-accent-soft text-accent border-accent/25',
  info: 'bg-info-soft text-info border-info/25',
  good: 'bg-good-soft text-good border-good/25',
  warn: 'bg-warn-soft text-warn border-warn/25',
  bad: 'bg-bad-soft text-bad border-bad/25',
  plum: 'bg-plum-soft text-plum border-plum/25',
};

/** A short word about a thing, such as a type or a role. */
export function Badge({
  tone = 'neutral',
  icon: Icon,
  className,
  children,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span className={cn('badge', TONES[tone], className)}>
      {Icon ? <Icon aria-hidden="true" className="size-3 shrink-0" /> : null}
      <span className="truncate">{children}</span>
    </span>
  );
}
