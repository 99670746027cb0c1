import type { Stage } from '@/lib/assignment/core';

/** In these stages the work that a deadline asks for is done. */
const DONE: readonly Stage[] = ['filed', 'decided', 'closed'];
const SOON_DAYS = 14;
const DAY_MS = 86_400_000;

/** How pressing a deadline is: how many days are left (less than 0: overdue), while that matters. */
export interface DeadlineState {
  daysLeft: number;
  isOverdue: boolean;
}

/**
 * The state of a deadline while work is under way and it is near or past; null otherwise. Both
 * days are YYYY-MM-DD in the firm's calendar.
 */
export function deadlineState(deadline: string, stage: Stage, today: string): DeadlineState | null {
  if (DONE.includes(stage)) return null;
  const daysLeft = Math.round((Date.parse(deadline) - Date.parse(today)) / DAY_MS);
  return daysLeft > SOON_DAYS ? null : { daysLeft, isOverdue: daysLeft < 0 };
}

/** "today", "in 1 day", "3 days over". */
export function deadlineWords({ daysLeft }: DeadlineState): string {
  if (daysLeft === 0) return 'today';
  const days = Math.abs(daysLeft) === 1 ? '1 day' : `${Math.abs(daysLeft)} days`;
  return daysLeft < 0 ? `${days} over` : `in ${days}`;
}
