import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

export type Tone = 'neutral' | 'accent' | 'info' | 'good' | 'warn' | 'bad' | 'plum';

const TONES: Record<Tone, string> = {
  neutral: 'badge-neutral',
  accent: 'badge-accent',
  info: 'badge-info',
  good: 'badge-good',
  warn: 'badge-warn',
  bad: 'badge-bad',
  plum: 'badge-plum',
};

/** A short word about a thing, such as a type or a role. How it looks is in controls.css. */
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
      {Icon ? <Icon aria-hidden="true" /> : null}
      <span>{children}</span>
    </span>
  );
}
