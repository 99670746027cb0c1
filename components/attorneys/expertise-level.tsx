import { cn } from '@/components/ui/cn';

const LEVEL_NAMES = ['none', 'can handle', 'experienced', 'expert'] as const;

/** How an expertise level from 0 to 3 is called on screen. */
export function levelName(level: number): string {
  return LEVEL_NAMES[level] ?? LEVEL_NAMES[0];
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
