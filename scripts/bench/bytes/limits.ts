/** What the document of a page may weigh before compression, in bytes. */
const LIMITS = { list: 150_000, any: 250_000 } as const;

/** Pages that are a list of records, as e2e/fixtures/pages.ts names them. */
const LISTS: readonly string[] = [
  ...['cases', 'waiting', 'clients', 'attorneys', 'notifications', 'members', 'walls'],
  ...['report-cases', 'api-keys', 'outbox', 'webhooks', 'submissions', 'imports'],
];

/** The most that a page's document may weigh. */
export function limitOf(page: string): number {
  return LISTS.includes(page) ? LIMITS.list : LIMITS.any;
}
