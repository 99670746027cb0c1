import { cn } from '@/components/ui/cn';
import { LEVELS } from '@/lib/assignment/core';
import { LEVEL_NAMES } from '@/lib/wording/labels';

/** How an expertise level from 0 to 3 is called on screen. */
export function levelName(level: number): string {
  return LEVEL_NAMES[LEVELS.find((one) => one === level) ?? 0];
}

/** An expertise level from 0 to 3 as three squares, with its name. */
export function ExpertiseLevel({ level, showName = true }: { level: number; showName?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className="flex gap-0.5">
        {[1, 2, 3].map((step) => (
          <span
            key={step}
            className={cn(
              'size-2 rounded-[2px] border',
              step <= level ? 'border-accent bg-accent' : 'border-line-strong',
            )}
          />
        ))}
      </span>
      <span className={cn('text-ink-2', !showName && 'sr-only')}>{levelName(level)}</span>
    </span>
  );
}
