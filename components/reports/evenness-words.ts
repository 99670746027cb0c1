/** How evenly a load is spread, in a word; the index itself stands behind it. */
export function evennessWord(evenness: number): string {
  if (evenness >= 0.97) return 'Even';
  if (evenness >= 0.9) return 'Fairly even';
  return 'Uneven';
}
