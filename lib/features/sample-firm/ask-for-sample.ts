import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { AttemptLimit } from '@/lib/platform/auth/attempt-limit';
import { actorOf, type Viewer } from '@/lib/platform/auth/load-viewer';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { refuseInSample } from '@/lib/platform/auth/refuse-in-sample';
import { findSampleOf, isDemoFirm } from '@/lib/platform/db/identity-store';
import { AppError } from '@/lib/shared/errors';
import { DAY_MS } from '@/lib/shared/time';
import { beginSample } from './begin-sample';

const MOST_A_DAY = 3;

const asked = new AttemptLimit('sample-asked', MOST_A_DAY, DAY_MS);

/**
 * Has a sample firm made for the viewer's firm: invented attorneys and cases, with some months behind
 * them. Only the admin who asks is let into it. It is told in the background, and found among their
 * firms when it is ready.
 *
 * @throws AppError `forbidden` without `firm.manage`.
 * @throws AppError `conflict` where there is one already, in a sample, and in the demonstration.
 * @throws AppError `too-many-requests` for the fourth of a firm in a day: each costs a worker a minute.
 */
export async function askForSample(viewer: Viewer): Promise<void> {
  const actor = actorOf(viewer);
  requirePermission(actor, 'firm.manage');
  const { firmId, memberId } = viewer;
  await refuseInSample(firmId, 'It has no sample of its own.');
  if (await findSampleOf(firmId)) throw hasOne();
  await asked.requireAttempt(
    firmId,
    `Your firm has asked for a sample ${MOST_A_DAY} times in a day`,
  );
  await withAssignmentTransaction(actor, async (transaction) => {
    if (await isDemoFirm(transaction.tx, firmId)) throw isDemonstration();
    transaction.record('sample-firm-asked', {});
  });
  await beginSample(firmId, memberId);
}

function hasOne(): AppError {
  return new AppError(
    'conflict',
    'Your firm has a sample already. Open that one, or take it away and ask again.',
  );
}

function isDemonstration(): AppError {
  return new AppError('conflict', 'The demonstration is a sample already: nothing in it is real.');
}
