import type { ReactNode } from 'react';
import type { Tone } from './badge';
import { cn } from './cn';
import type { MarkShape } from './mark-shapes';

export type StatusShape = MarkShape;

const INK: Record<Tone, string> = {
  neutral: 'text-ink-3',
  accent: 'text-accent',
  info: 'text-info',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  plum: 'text-plum',
};

/**
 * Where a thing stands: a mark whose shape and colour both say it, and the word. The frame of the page
 * has the shapes (`MarkShapes`).
 */
export function StatusBadge({
  tone = 'neutral',
  shape = 'full',
  className,
  children,
}: {
  tone?: Tone;
  shape?: StatusShape;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span className={cn('status-badge', className)}>
      <svg aria-hidden="true" className={`mark ${INK[tone]}`}>
        <use href={`#mark-${shape}`} />
      </svg>
      {children}
    </span>
  );
}
