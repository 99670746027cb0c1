const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** How long to wait before trying again after this many failures in a row: doubling, up to 30 s. */
export function backoffMs(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 16));
}
