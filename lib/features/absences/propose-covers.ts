import 'server-only';
import { chooseReceivers, type CaseRow, type ReadTransaction } from '@/lib/assignment';

export interface CoverWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Who should stand in for a case, and everyone who could, best first. */
export interface CoverProposal {
  readonly attorneyId: string | null;
  readonly eligibleIds: readonly string[];
}

/**
 * Proposes a colleague for each case of someone who will be away, as the rules would choose for a
 * handoff at the beginning of the absence, among those present throughout it. Cases count on the
 * workload of the person who was proposed for an earlier one, so the order matters.
 *
 * @param preferredId comes first wherever eligible
 * @param plannedByCase covers that a person has chosen already
 */
export async function proposeCovers(
  transaction: ReadTransaction,
  cases: readonly CaseRow[],
  window: CoverWindow,
  {
    preferredId,
    plannedByCase,
  }: { preferredId: string | null; plannedByCase: ReadonlyMap<string, string> },
): Promise<Map<string, CoverProposal>> {
  const at = transaction.at < window.startsAt ? window.startsAt : transaction.at;
  return chooseReceivers(transaction, cases, at, ({ id: caseId }, rankedIds) => {
    const eligibleIds = rankedIds.filter((id) => isPresentThroughout(transaction, id, window));
    const preferred = eligibleIds.find((id) => id === preferredId);
    const attorneyId = plannedByCase.get(caseId) ?? preferred ?? eligibleIds[0] ?? null;
    return { attorneyId, eligibleIds };
  });
}

function isPresentThroughout(
  transaction: ReadTransaction,
  attorneyId: string,
  window: CoverWindow,
): boolean {
  const from = window.startsAt.getTime();
  const to = window.endsAt.getTime();
  return transaction.roster
    .get(attorneyId)
    .absences.every(({ startsAtMs, endsAtMs }) => endsAtMs <= from || startsAtMs >= to);
}
