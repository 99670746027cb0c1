/** What the document of a page may weigh before compression, in bytes. */
const LIMITS = { list: 150_000, any: 250_000 } as const;

/** Pages that are a list of records, as e2e/fixtures/pages.ts names them. */
const LISTS: readonly string[] = [
  ...['cases', 'waiting', 'clients', 'attorneys', 'notifications', 'members', 'walls'],
  ...['report-cases', 'api-keys', 'outbox'],
];

/** Pages that still weigh more than they should, and what they must not grow beyond. */
const NOT_YET: Readonly<Record<string, number>> = {
  attorneys: 220_000,
  'attorney-departure': 390_000,
  'attorneys-absences': 290_000,
  'attorneys-expertise-all': 285_000,
  'case-decision': 380_000,
  cases: 158_000,
  heatmap: 375_000,
  'heatmap-all-visa-types': 295_000,
  'heatmap-visa-types': 295_000,
  members: 190_000,
  'report-assignments': 335_000,
  'report-cases': 245_000,
  'report-reassignments': 665_000,
  'report-workload': 305_000,
  waiting: 405_000,
  walls: 195_000,
};

/** The most that a page's document may weigh. */
export function limitOf(page: string): number {
  return NOT_YET[page] ?? (LISTS.includes(page) ? LIMITS.list : LIMITS.any);
}
