import { cn } from '@/components/ui/cn';
import { STAGES, type Stage } from '@/lib/assignment/core';
import { stageLabel } from '@/components/cases/stages';

/** The way of a case through its stages, with the one it is in. */
export function StageTrack({ stage }: { stage: Stage }) {
  const position = STAGES.indexOf(stage);
  return (
    <ol aria-label="Stages" className="grid grid-cols-4 gap-x-1 gap-y-3 sm:grid-cols-8">
      {STAGES.map((one, index) => (
        <li key={one} aria-current={one === stage ? 'step' : undefined} className="min-w-0">
          <span
            aria-hidden="true"
            className={cn(
              'block h-1.5 rounded-full',
              index < position && 'bg-accent/40',
              index === position && 'bg-accent',
              index > position && 'bg-line',
            )}
          />
          <span
            className={cn(
              'mt-1 block truncate text-xs',
              one === stage ? 'font-semibold text-ink' : 'text-ink-3',
            )}
          >
            {stageLabel(one)}
          </span>
        </li>
      ))}
    </ol>
  );
}
