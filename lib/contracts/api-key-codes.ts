/*
 * What pages need of the schemas without the library that those bring along.
 */

/** From least to most: each scope includes the ones before it. */
export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** How long a key may be valid: days from now, until a day that is given, or without end. */
export const VALIDITIES = ['30', '90', '365', 'date', 'never'] as const;
export type Validity = (typeof VALIDITIES)[number];

/** How many days a key goes on beside its successor. */
export const OVERLAP_DAYS = ['1', '7', '30'] as const;

/** What an admin is told who does not see every case of the firm, and so may make no key. */
export const NO_KEY_FROM_HERE =
  'A key reads every case of the firm, and your account does not. Ask another admin to make it.';

/** More keys than this at a time no one keeps track of. */
export const MAX_ACTIVE_KEYS = 50;
