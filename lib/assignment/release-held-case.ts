import 'server-only';
import type { CaseRow } from './facts';
import type { AssignmentTransaction } from './transaction';

/** Nothing keeps the case from anyone any more: it goes out with the waiting line, after the commit. */
export function releaseHeldCase(transaction: AssignmentTransaction, row: CaseRow): void {
  const version = row.version + 1;
  transaction.writes.saveCase({ ...row, conflictCheck: 'clear', conflictWith: [], version });
  transaction.drainAfterCommit();
}
