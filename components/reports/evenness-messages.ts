import { name, type Name } from '@/lib/wording/name';

const EVEN = name('even');
const FAIRLY_EVEN = name('fairly even');
const UNEVEN = name('uneven');

/** How evenly a load is spread, in a word; the index itself stands behind it. */
export function evennessName(evenness: number): Name {
  if (evenness >= 0.97) return EVEN;
  return evenness >= 0.9 ? FAIRLY_EVEN : UNEVEN;
}
