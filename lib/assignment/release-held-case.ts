import 'server-only';
import { AppError } from '@/lib/shared/errors';
import { isHeldForConflict, type CaseRow } from './facts';
import { loadCase, refuseClosed, type LoadedCase } from './load-case';
import type { AssignmentTransaction } from './transaction';

/**
 * Reads a case that a likely conflict keeps from everyone, in order to say what comes of that.
 * @throws AppError `not-found`, `stale-version`, `case-closed`; `conflict` where nothing keeps it any more.
 */
export async function loadHeldCase(
  transaction: AssignmentTransaction,
  caseId: string,
  version: number | undefined,
): Promise<LoadedCase> {
  const loaded = await loadCase(transaction, caseId, version);
  const { row } = loaded;
  refuseClosed(row, 'answered for');
  if (isHeldForConflict(row)) return loaded;
  throw new AppError('conflict', `Case ${row.number} has no open conflict check. Reload the page.`);
}

/** Nothing keeps the case from anyone any more: it goes out with the waiting line, after the commit. */
export function releaseHeldCase(transaction: AssignmentTransaction, row: CaseRow): void {
  const version = row.version + 1;
  transaction.writes.saveCase({ ...row, conflictCheck: 'clear', conflictWith: [], version });
  transaction.drainAfterCommit();
}
