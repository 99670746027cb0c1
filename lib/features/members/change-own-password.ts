import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { recordAccess } from '@/lib/platform/audit/record-access';
import { actorOf, type Viewer } from '@/lib/platform/auth/load-viewer';
import { hashPassword, verifyPassword } from '@/lib/platform/auth/passwords';
import { countPasswordTry } from '@/lib/platform/auth/throttle';
import { findPasswordHash, listDemoFirms, replacePassword } from '@/lib/platform/db/identity-store';
import { AppError, invalidField } from '@/lib/shared/errors';
import { requireGoodPassword } from '@/lib/platform/auth/password-policy';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { changePasswordSchema, type ChangePasswordInput } from '@/lib/contracts/member';

/**
 * Gives a member a new password and ends their sessions everywhere but here, in every firm of
 * theirs. It is on record in the firm that they are signed in to.
 *
 * @returns how many other sessions ended
 * @throws AppError `validation-failed` when the present password is wrong or the new one is the same.
 * @throws AppError `too-many-requests` after ten tries in a quarter of an hour.
 * @throws AppError `conflict` in a demonstration, and when the password changed in the meantime.
 */
export async function changeOwnPassword(
  viewer: Pick<Viewer, 'userId' | 'sessionId' | 'email' | 'firmName'> &
    Parameters<typeof actorOf>[0],
  input: ChangePasswordInput,
): Promise<{ endedSessions: number }> {
  const { currentPassword, newPassword } = parseInput(changePasswordSchema, input);
  const { userId, sessionId, firmId, memberId } = viewer;
  await refuseInDemonstration(firmId);
  // Someone at a screen that was left open must not try passwords without end.
  const counted = await countPasswordTry(userId);
  const fromHash = await findPasswordHash(userId);
  if (fromHash === null || !(await verifyPassword(fromHash, currentPassword))) {
    throw invalidField('currentPassword', 'This is not your present password. Type it again.');
  }
  await counted.succeed();
  if (currentPassword.normalize('NFKC') === newPassword.normalize('NFKC')) {
    throw invalidField('newPassword', 'This is the password that you have. Choose another one.');
  }
  const { name, email, firmName } = viewer;
  requireGoodPassword('newPassword', newPassword, { name, email, firmName });
  const toHash = await hashPassword(newPassword);
  return withAssignmentTransaction(actorOf(viewer), async (transaction) => {
    const change = { userId, fromHash, toHash, keptSessionId: sessionId };
    const endedSessions = await replacePassword(transaction.tx, change);
    if (endedSessions === null) {
      throw new AppError(
        'conflict',
        'Your password has been changed somewhere else in this moment. Sign in again.',
      );
    }
    transaction.record('password-changed', { facts: { memberId } });
    const data = { by: 'person', endedSessions } as const;
    await recordAccess({ kind: 'password-changed', firmId, memberId, data });
    return { endedSessions };
  });
}

async function refuseInDemonstration(firmId: string): Promise<void> {
  const demos = await listDemoFirms();
  if (!demos.some((demo) => demo.firmId === firmId)) return;
  throw new AppError(
    'conflict',
    'The passwords of the demonstration stay as they are, so that everybody can look around.',
  );
}
