/** What the document of a page may weigh before compression, in bytes. */
const LIMITS = { list: 150_000, any: 250_000 } as const;

/** Pages that are a list of records, as e2e/fixtures/pages.ts names them. */
const LISTS: readonly string[] = [
  ...['cases', 'waiting', 'clients', 'attorneys', 'notifications', 'members', 'walls'],
  ...['report-cases', 'api-keys', 'outbox', 'webhooks'],
];

/** Pages that still weigh more than they should, and what they must not grow beyond. */
const NOT_YET: Readonly<Record<string, number>> = {
  attorneys: 205_000,
  'attorney-departure': 372_000,
  'attorneys-absences': 290_000,
  'attorneys-expertise-all': 283_000,
  'case-decision': 370_000,
  cases: 158_000,
  heatmap: 365_000,
  'heatmap-all-visa-types': 284_000,
  'heatmap-visa-types': 284_000,
  members: 177_000,
  'report-reassignments': 467_000,
  waiting: 273_000,
  walls: 182_000,
};

/** The most that a page's document may weigh. */
export function limitOf(page: string): number {
  return NOT_YET[page] ?? (LISTS.includes(page) ? LIMITS.list : LIMITS.any);
}
