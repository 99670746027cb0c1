import 'server-only';
import {
  describeLatestChange,
  withAssignmentTransaction,
  type AssignmentTransaction,
} from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { applyChange, VISA_TYPES } from '@/lib/assignment/core';
import { moveDigestsToTimeZone } from '@/lib/platform/mail/move-digests';
import { staleVersion } from '@/lib/shared/errors';
import { dayStart } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { refuseBehindWalls } from '@/lib/features/walls';
import { attorneyDto, getAttorneyRow } from './attorney-row';
import { changedFields, mayFreeTheLine, payloadOf, type Difference } from './attorney-difference';
import {
  type AttorneyDto,
  changeAttorneySchema,
  type AttorneyChange,
  type ChangeAttorneyInput,
} from '@/lib/contracts/attorney';
import { moveAbsencesToTimeZone } from './move-absences';
import { refusePauseNotAhead, withPauseSettled } from './pause';
import { requireMember } from './require-member';
import { writeExpertise } from './write-expertise';

const KEEPS_LINK =
  'You cannot change which member your own attorney is. Ask another admin to do it.';

/**
 * Changes what is given and leaves the rest. Pausing, now (`active: false`) or from a day on
 * (`pausesOn`), and a capacity below what the attorney holds take no case away: they only keep new
 * ones out.
 *
 * @throws AppError `forbidden` (also for one's own way in, behind a wall), `not-found`, `validation-failed`, `stale-version`,
 * `duplicate-email`, or `conflict` when the member is linked to another attorney.
 */
export async function changeAttorney(
  actor: Actor,
  id: string,
  input: ChangeAttorneyInput,
): Promise<AttorneyDto> {
  requirePermission(actor, 'attorneys.manage');
  const { version, ...asked } = parseInput(changeAttorneySchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const before = attorneyDto(await getAttorneyRow(transaction.tx, transaction.firmId, id));
    if (version !== undefined && version !== before.version) {
      const latest = await describeLatestChange(transaction.tx, transaction.firmId, {
        attorneyId: id,
      });
      throw staleVersion('attorney', version, before.version, latest, factsOf(before));
    }
    const change = withPauseSettled(before, asked);
    refusePauseNotAhead(before, change, transaction.at);
    const difference = changedFields(before, change);
    if (Object.keys(difference).length === 0) return before;
    if (difference.memberId && actor.attorneyId === id) {
      // Walls bind the member who is the attorney: without the link they would bind no one.
      await refuseBehindWalls(transaction, 'attorneys.manage', KEEPS_LINK);
    }
    if (change.memberId) await requireMember(transaction.tx, transaction.firmId, change.memberId);
    await write(transaction, before, change, difference);
    transaction.record('attorney-changed', { attorneyId: id, ...payloadOf(difference) });
    if (mayFreeTheLine(difference)) transaction.drainAfterCommit();
    return attorneyDto(await getAttorneyRow(transaction.tx, transaction.firmId, id));
  });
}

/** What can be changed of an attorney, with a level for every visa type, as the forms show it. */
function factsOf({ expertise, ...attorney }: AttorneyDto): Record<string, unknown> {
  const levels = VISA_TYPES.map((type) => [type, expertise[type] ?? 0] as const);
  return { ...attorney, expertise: Object.fromEntries(levels) };
}

async function write(
  transaction: AssignmentTransaction,
  before: AttorneyDto,
  change: Omit<AttorneyChange, 'version'>,
  difference: Difference,
): Promise<void> {
  const { tx, firmId } = transaction;
  const { expertise, pausesOn = before.pausesOn, ...columns } = change;
  const timeZone = change.timeZone ?? before.timeZone;
  if (columns.capacity !== undefined && difference.capacity) {
    const to = { capacity: columns.capacity };
    applyChange(transaction.state, { kind: 'attorney-changed', attorneyId: before.id, to });
  }
  await tx.attorney.updateMany({
    where: { firmId, id: before.id },
    data: {
      ...columns,
      // A day where the attorney is: after a move to another time zone its first instant follows.
      pausesAt: pausesOn === null ? null : dayStart(pausesOn, timeZone),
      version: { increment: 1 },
    },
  });
  if (expertise) await writeExpertise(tx, { firmId, id: before.id }, expertise);
  if (difference.timeZone && change.timeZone) {
    await moveAbsencesToTimeZone(transaction, before.id, change.timeZone);
    await moveDigestsToTimeZone(tx, { firmId, attorneyId: before.id }, change.timeZone);
  }
}
