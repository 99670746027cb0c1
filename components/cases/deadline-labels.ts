import { DAY_MS, plural } from '@/components/ui/format';

/**
 * How far off a deadline is, both given as `YYYY-MM-DD`: `12 days left`, `due today`, `3 days
 * overdue`. A deadline day counts to its end, so that today is still in time.
 */
export function deadlineLabel(deadline: string, today: string): string {
  const days = Math.round((Date.parse(deadline) - Date.parse(today)) / DAY_MS);
  if (days < 0) return `${plural(-days, 'day')} overdue`;
  if (days === 0) return 'due today';
  return days === 1 ? 'due tomorrow' : `${plural(days, 'day')} left`;
}
