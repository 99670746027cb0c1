/**
 * Test files that ask the product's role for rows without naming a firm, and why. One that does so no
 * longer fails, so that the list does not outlive its reasons.
 */
export const ASKING_WITHOUT_FIRM: ReadonlyMap<string, string> = new Map([
  ['tests/integration/tenancy.integration.test.ts', 'sees that nothing of other firms comes back'],
  [
    'lib/platform/db/identity-store/identity-store.integration.test.ts',
    'sees that nothing comes back without a firm',
  ],
  [
    'lib/platform/db/open-transaction.integration.test.ts',
    'sees that a connection shows nothing of the firm that had it',
  ],
]);
