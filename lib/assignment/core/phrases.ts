import { DAY_MS } from './arithmetic';

/** "1 case", "3 cases". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** "62%", from a share of 0.62. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** "5 days", from milliseconds, a begun day counting as a day. */
export function inDays(durationMs: number): string {
  return counted(Math.max(1, Math.ceil(durationMs / DAY_MS)), 'day');
}

/** "12", "12.5": points without a tail of decimals. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
}
