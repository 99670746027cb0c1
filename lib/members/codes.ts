/*
 * What pages need of the schemas without the library that those bring along.
 */

/** Of a member's password. */
export const MIN_PASSWORD_LENGTH = 12;
