/*
 * Bounds that pages need without the schemas, which bring a library along.
 */

/** The most active cases that an attorney may hold: at least, at most, and unless told otherwise. */
export const MIN_CAPACITY = 1;
export const MAX_CAPACITY = 100;
export const DEFAULT_CAPACITY = 20;
