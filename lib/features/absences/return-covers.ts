import 'server-only';
import { handOffTo, loadCase, type AssignmentTransaction } from '@/lib/assignment';
import { exclusionsInRecord } from '@/lib/wording/record-exclusion';
import type { Cover } from '@/lib/platform/db/generated/client';
import { endedCover } from './cover-row';

/**
 * Gives a covered case back to whom it came from. They held it before, so neither their load nor
 * anything else that a manager could override stands against it; where an ethical wall does, or
 * they have left, the colleague keeps the case.
 */
export async function returnCover(transaction: AssignmentTransaction, cover: Cover): Promise<void> {
  const { caseId, fromAttorneyId, toAttorneyId } = cover;
  const loaded = await loadCase(transaction, caseId);
  if (loaded.row.closedAt || loaded.interval?.handoffId !== cover.startHandoffId) {
    const why = loaded.row.closedAt ? 'case-closed' : 'case-moved';
    transaction.writes.covers.set(cover.id, endedCover(cover, transaction.at, 'ended', why));
    return;
  }
  const { name } = transaction.roster.get(fromAttorneyId);
  const { handoffId, exclusions } = await handOffTo(transaction, loaded, fromAttorneyId, {
    override: { reason: `${name} held this case before and is back.` },
    reason: 'absence',
    note: `${name} is back: the cover has ended.`,
  });
  if (handoffId === null) {
    makePermanent(transaction, cover, 'holder-cannot', exclusionsInRecord(exclusions));
    return;
  }
  transaction.writes.covers.set(cover.id, {
    ...endedCover(cover, transaction.at, 'returned', null),
    returnHandoffId: handoffId,
  });
  transaction.record('cover-returned', {
    caseId,
    attorneyId: fromAttorneyId,
    facts: { coverId: cover.id, fromAttorneyId: toAttorneyId },
  });
}

/** Leaves a covered case with the colleague for good. */
export function makePermanent(
  transaction: AssignmentTransaction,
  cover: Cover,
  endReason: 'kept-by-choice' | 'holder-cannot' | 'departure',
  why: string | null,
): void {
  transaction.writes.covers.set(cover.id, endedCover(cover, transaction.at, 'kept', endReason));
  transaction.record('cover-kept', {
    caseId: cover.caseId,
    attorneyId: cover.toAttorneyId,
    facts: { coverId: cover.id, firstHolderId: cover.fromAttorneyId, endReason },
    text: { why },
  });
}
