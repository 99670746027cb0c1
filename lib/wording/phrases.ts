/** Whether it was decided, or is what would be decided now. */
export type Tense = 'recorded' | 'forecast';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A name within a sentence of ours. One written from right to left is kept apart from the words
 * around it, which would otherwise change places with it.
 */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** "1 case", "3 cases". */
export function counted(count: number, singular: string): string {
  return `${count} ${singular}${count === 1 ? '' : 's'}`;
}

/** "62%", from a share of 0.62. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** "12", "12.5": points without a tail of decimals. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}
