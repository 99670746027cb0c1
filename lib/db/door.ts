import 'server-only';

/*
 * The one door to the tables that must be read before a firm is known: users, user_firms, sessions,
 * account_links, attempt_counts, api_keys, firm_slugs, firm_dues, door_records. They lie outside
 * row-level security, so every statement on them is in the folder beside, asks by a key that its
 * caller already holds, and returns no more than its name says. What lies within a firm (names,
 * roles, cases) is not behind this door. Of the job tables, which hold ids only and belong to
 * lib/jobs, it tells how many there are.
 */

export * from './door/account-links';
export * from './door/api-keys';
export * from './door/attempts';
export * from './door/dues';
export * from './door/figures';
export * from './door/firms';
export * from './door/records';
export * from './door/sessions';
export * from './door/users';
