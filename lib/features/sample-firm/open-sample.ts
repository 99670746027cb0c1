import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { joinFirm } from '@/lib/features/members/join-firm';
import { systemActor } from '@/lib/platform/auth/actor';
import { switchFirm } from '@/lib/platform/auth/firms-of-user';
import { actorOf, type Viewer } from '@/lib/platform/auth/load-viewer';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { findSampleOf, type FoundSample } from '@/lib/platform/db/identity-store';
import { AppError } from '@/lib/shared/errors';

/**
 * Moves the viewer's session into the sample of their firm. Another admin than the one who asked for it
 * becomes its member by this.
 *
 * @throws AppError `forbidden` without `firm.manage`.
 * @throws AppError `not-found` where there is none, `conflict` while it is being made.
 */
export async function openSample(viewer: Viewer): Promise<void> {
  requirePermission(actorOf(viewer), 'firm.manage');
  const sample = await findSampleOf(viewer.firmId);
  if (!sample) throw new AppError('not-found', 'Your firm has no sample firm (any more).');
  if (!sample.isReady) throw new AppError('conflict', 'The sample firm is being made. Wait a bit.');
  await letIn(sample, viewer);
  await switchFirm(viewer, sample.slug);
}

async function letIn({ firmId }: FoundSample, viewer: Viewer): Promise<void> {
  const { userId, name, email } = viewer;
  await withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    const known = await transaction.tx.member.count({ where: { firmId, userId, active: true } });
    if (known === 0) await joinFirm(transaction, { userId, name, email, role: 'admin' });
  });
}
