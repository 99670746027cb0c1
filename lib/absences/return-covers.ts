import 'server-only';
import {
  handoffInput,
  loadCase,
  moveCase,
  tryChoosing,
  type AssignmentUnit,
} from '@/lib/assignment';
import { exclusionsInRecord } from '@/lib/wording/record-exclusion';
import type { Cover } from '@/lib/db/generated/client';
import { endedCover } from './cover-row';

/**
 * Gives a covered case back to whom it came from. They held it before, so neither their load nor
 * anything else that a manager could override stands against it; where an ethical wall does, or
 * they have left, the colleague keeps the case.
 */
export async function returnCover(unit: AssignmentUnit, cover: Cover): Promise<void> {
  const { caseId, fromAttorneyId, toAttorneyId } = cover;
  const loaded = await loadCase(unit, caseId);
  if (loaded.row.closedAt || loaded.interval?.handoffId !== cover.startHandoffId) {
    const why = loaded.row.closedAt ? 'case-closed' : 'case-moved';
    unit.writes.covers.set(cover.id, endedCover(cover, unit.at, 'ended', why));
    return;
  }
  const { name } = unit.roster.get(fromAttorneyId);
  const input = await handoffInput(unit, loaded.row, toAttorneyId);
  const reason = `${name} held this case before and is back.`;
  const { decision, refused } = tryChoosing(input, fromAttorneyId, { reason });
  if (!decision) {
    keepWithCover(unit, cover, 'holder-cannot', exclusionsInRecord(refused.exclusions));
    return;
  }
  const returnHandoffId = await moveCase(unit, loaded, {
    input,
    decision,
    reason: 'absence',
    note: `${name} is back: the cover has ended.`,
  });
  unit.writes.covers.set(cover.id, {
    ...endedCover(cover, unit.at, 'returned', null),
    returnHandoffId,
  });
  unit.record('cover-returned', {
    caseId,
    attorneyId: fromAttorneyId,
    facts: { coverId: cover.id, fromAttorneyId: toAttorneyId },
  });
}

/** Leaves a covered case with the colleague for good. */
export function keepWithCover(
  unit: AssignmentUnit,
  cover: Cover,
  endReason: 'kept-by-choice' | 'holder-cannot' | 'departure',
  why: string | null,
): void {
  unit.writes.covers.set(cover.id, endedCover(cover, unit.at, 'kept', endReason));
  unit.record('cover-kept', {
    caseId: cover.caseId,
    attorneyId: cover.toAttorneyId,
    facts: { coverId: cover.id, firstHolderId: cover.fromAttorneyId, endReason },
    text: { why },
  });
}
