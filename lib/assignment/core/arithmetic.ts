/** Exact helpers: everything that decides who gets a case is compared on integers or fractions. */

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Whole days of a duration, a begun one counting as a day. */
export function begunDays(durationMs: number): number {
  return Math.max(1, Math.ceil(durationMs / DAY_MS));
}

/** Rounds to the nearest integer, halves away from zero (unlike Math.round on negatives). */
export function roundHalfAway(value: number): number {
  const rounded = Math.floor(Math.abs(value) + 0.5);
  return value < 0 && rounded > 0 ? -rounded : rounded;
}

/**
 * Divides and rounds to the nearest integer, halves away from zero.
 *
 * Doubles the numerator instead of adding a half to the quotient, so that a quotient that floating
 * point places a hair beside a half is still rounded as the fraction says.
 */
export function divideRounded(numerator: number, denominator: number): number {
  const magnitude = Math.floor((2 * Math.abs(numerator) + denominator) / (2 * denominator));
  return numerator < 0 && magnitude > 0 ? -magnitude : magnitude;
}

/** Compares a/b with c/d (b and d positive) without dividing. */
export function compareFractions(a: number, b: number, c: number, d: number): number {
  return a * d - c * b;
}

/** Orders strings by code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
