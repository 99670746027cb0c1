import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import { actorOf, type Viewer } from '@/lib/platform/auth/load-viewer';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { findSampleMark, findSampleOf } from '@/lib/platform/db/identity-store';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { enqueueJob } from '@/lib/platform/jobs';
import { AppError } from '@/lib/shared/errors';
import { dropSample } from './drop-sample';

/**
 * Takes a sample firm away with everything in it: from within it, or from the firm that it was made for.
 * Someone who works in it goes on in their own firm.
 *
 * @throws AppError `forbidden` without `firm.manage`.
 * @throws AppError `not-found` where there is none.
 */
export async function takeAwaySample(viewer: Viewer): Promise<void> {
  requirePermission(actorOf(viewer), 'firm.manage');
  const mark = await findSampleMark(viewer.firmId);
  if (mark) {
    await takeAway(viewer.firmId, await actorIn(mark.sampleOf, viewer));
    return;
  }
  const sample = await findSampleOf(viewer.firmId);
  if (!sample) throw new AppError('not-found', 'Your firm has no sample firm (any more).');
  await takeAway(sample.firmId, actorOf(viewer));
}

/** Takes a sample firm away whose time is over. */
export async function takeAwayOldSample(firmId: string, at: Date): Promise<void> {
  const mark = await findSampleMark(firmId);
  if (!mark || mark.sampleUntil > at) return;
  await takeAway(firmId, systemActor(mark.sampleOf));
}

/** When that is due in a firm: never in a real one. */
export function oldSampleDueAt(firmId: string): Sql {
  return sql`(SELECT sample_until FROM firm_slugs WHERE firm_id = ${firmId}::uuid)`;
}

/**
 * Records it in the firm that the sample was made for, and takes it away at once. The job, which comes
 * with the record, does it where this process dies between the two. Where that firm is gone, there is
 * nowhere to record it.
 */
async function takeAway(firmId: string, by: Actor): Promise<void> {
  if (await isThere(by.firmId)) {
    await withAssignmentTransaction(by, async (transaction) => {
      transaction.record('sample-firm-removed', {});
      await enqueueJob(transaction.tx, 'drop-sample-firm', { firmId }, { key: firmId });
    });
  }
  await dropSample(firmId);
}

async function isThere(id: string): Promise<boolean> {
  return withWholeFirm(id, async (tx) => (await tx.firm.count({ where: { id } })) > 0);
}

/** The viewer as the member of their own firm that they are, or the product for someone who left it. */
async function actorIn(firmId: string, { userId }: Viewer): Promise<Actor> {
  const member = await withWholeFirm(firmId, (tx) =>
    tx.member.findUnique({
      where: { firmId_userId: { firmId, userId }, active: true },
      select: { id: true, name: true },
    }),
  );
  if (!member) return systemActor(firmId);
  return { ...systemActor(firmId), ...member, kind: 'member' };
}
