import 'server-only';
import { decide, NEVER_OVERRIDABLE, type Decision } from './core';
import { factsOf, inputFor, type CaseRow } from './facts';
import type { AssignmentTransaction } from './transaction';

/** What stands between an attorney and a case whoever decides; undefined where nothing does. */
export function findLastingExclusion(
  transaction: AssignmentTransaction,
  row: CaseRow,
  attorneyId: string,
): Decision['candidates'][number]['exclusions'][number] | undefined {
  const { candidates } = decide(inputFor(transaction, factsOf(row, transaction, {})));
  return candidates
    .find((candidate) => candidate.attorneyId === attorneyId)
    ?.exclusions.find(({ code }) => NEVER_OVERRIDABLE.includes(code));
}
