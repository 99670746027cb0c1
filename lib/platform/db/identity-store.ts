import 'server-only';

/*
 * All that reaches the tables that must be read before a firm is known: users, user_firms, sessions,
 * account_links, attempt_counts, api_keys, firm_slugs, firm_dues, door_records. They lie outside
 * row-level security, so every statement on them is in the folder beside, asks by a key that its
 * caller already holds, and returns no more than its name says. What lies within a firm (names,
 * roles, cases) is not in it. Of the job tables, which hold ids only and belong to
 * lib/platform/jobs, it tells how many there are.
 */

export * from './identity-store/account-links';
export * from './identity-store/api-keys';
export * from './identity-store/attempts';
export * from './identity-store/dues';
export * from './identity-store/metrics';
export * from './identity-store/firms';
export * from './identity-store/records';
export * from './identity-store/samples';
export * from './identity-store/sessions';
export * from './identity-store/users';
