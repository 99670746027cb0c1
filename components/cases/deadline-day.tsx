import { cn } from '@/components/ui/cn';
import { Day } from '@/components/ui/time';
import type { Stage } from '@/lib/assignment/core';
import { deadlineState, deadlineWords } from './deadline';

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
  const state = deadlineState(deadline, stage, today);
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <Day value={deadline} />
      {state ? (
        <span className={cn('text-xs', state.isOverdue ? 'font-medium text-bad' : 'text-warn')}>
          {deadlineWords(state)}
        </span>
      ) : null}
    </span>
  );
}
