import { EXCLUSION_CODES, type ReasonCounts } from '@/lib/assignment/core';
import { EXCLUSION_LABELS } from './labels';

/** "3 at capacity", "1 away": what keeps how many, the most frequent first. */
export function reasonCountsLabel(counts: ReasonCounts): string[] {
  return Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .flatMap(([key, count]) => {
      // Counts are kept with notifications: a newer product may have counted by another code.
      const code = EXCLUSION_CODES.find((one) => one === key);
      return code ? [`${count} ${EXCLUSION_LABELS[code]}`] : [];
    });
}
