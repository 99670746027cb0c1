import type { Stage } from '@/lib/assignment/core';
import { DAY_MS } from '@/components/ui/format';

/** In these stages the work that a deadline asks for is done. */
const DONE: readonly Stage[] = ['filed', 'decided', 'closed'];
const SOON_DAYS = 14;
/**
 * Whether a deadline presses: work is under way, and it is past (`over`) or within two weeks
 * (`soon`). Both days are YYYY-MM-DD in the firm's calendar.
 */
export function pressure(deadline: string, stage: Stage, today: string): 'over' | 'soon' | null {
  if (DONE.includes(stage)) return null;
  const daysLeft = Math.round((Date.parse(deadline) - Date.parse(today)) / DAY_MS);
  if (daysLeft < 0) return 'over';
  return daysLeft <= SOON_DAYS ? 'soon' : null;
}
