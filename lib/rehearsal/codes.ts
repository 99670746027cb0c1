/*
 * What pages need of the schema without the library that it brings along.
 */

/** The periods, in days up to now, that rules can be rehearsed on. */
export const REHEARSAL_DAYS = [30, 90] as const;
export type RehearsalDays = (typeof REHEARSAL_DAYS)[number];
