/*
 * What pages need of the schemas without the library that those bring along.
 */

/** Of a new password, in characters as people count them. */
export const MIN_PASSWORD_LENGTH = 15;
export const MAX_PASSWORD_LENGTH = 256;

export const ROLES = ['admin', 'manager', 'attorney', 'intake'] as const;
export type Role = (typeof ROLES)[number];
