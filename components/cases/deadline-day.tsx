import { cn } from '@/components/ui/cn';
import { Day } from '@/components/ui/time';
import type { Stage } from '@/lib/assignment/core';
import { pressure } from './deadline';
import { deadlineLabel } from './deadline-labels';

/** A deadline's day, and how near it is while that presses. */
export function DeadlineDay({
  deadline,
  stage,
  today,
}: {
  deadline: string;
  stage: Stage;
  /** The firm's calendar day, YYYY-MM-DD. */
  today: string;
}) {
  const pressing = pressure(deadline, stage, today);
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <Day value={deadline} />
      {pressing ? (
        <span className={cn('text-xs', pressing === 'over' ? 'font-medium text-bad' : 'text-warn')}>
          {deadlineLabel(deadline, today)}
        </span>
      ) : null}
    </span>
  );
}
