import type { ReactNode } from 'react';
import type { Tone } from './badge';
import { cn } from './cn';

/** How full the mark is drawn: the shape tells the state even where colours look alike. */
export type StatusShape =
  | 'empty'
  | 'quarter'
  | 'half'
  | 'three-quarters'
  | 'full'
  | 'diamond'
  | 'check'
  | 'bar';

const INK: Record<Tone, string> = {
  neutral: 'text-ink-3',
  accent: 'text-accent',
  info: 'text-info',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  plum: 'text-plum',
};

/** Length of the ring's stroke that is drawn, of the 14 around the inner circle. */
const FILLS: Partial<Record<StatusShape, number>> = {
  quarter: 3.5,
  half: 7,
  'three-quarters': 10.5,
};

function StatusMark({ shape }: { shape: StatusShape }) {
  if (shape === 'diamond') return <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" fill="currentColor" />;
  if (shape === 'bar') return <rect x="2" y="6" width="12" height="4" rx="1" fill="currentColor" />;
  const fill = FILLS[shape];
  return (
    <>
      <circle
        cx="8"
        cy="8"
        r="6"
        stroke="currentColor"
        strokeWidth="1.75"
        fill={shape === 'full' || shape === 'check' ? 'currentColor' : 'none'}
      />
      {fill === undefined ? null : (
        <circle
          cx="8"
          cy="8"
          r="2.228"
          fill="none"
          stroke="currentColor"
          strokeWidth="4.456"
          strokeDasharray={`${fill} 14`}
          transform="rotate(-90 8 8)"
        />
      )}
      {shape === 'check' ? (
        <path d="m5 8.2 2.1 2.1L11 6.2" stroke="var(--surface)" strokeWidth="1.75" fill="none" />
      ) : null}
    </>
  );
}

/** Where a thing stands: a mark whose shape and colour both say it, and the word. */
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
    <span
      className={cn('inline-flex items-center gap-1.5 align-middle whitespace-nowrap', className)}
    >
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        fill="none"
        className={cn('size-3.5 shrink-0', INK[tone])}
      >
        <StatusMark shape={shape} />
      </svg>
      <span>{children}</span>
    </span>
  );
}
