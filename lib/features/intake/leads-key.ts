import 'server-only';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { hashStartOf, lastFourOf } from '@/lib/platform/auth/api-keys';
import { requirePermission } from '@/lib/platform/auth/permissions';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';

const PREFIX = 'ehl_';

/**
 * Makes the key by which an intake system sends leads; the one before it works no more. It is
 * good for that endpoint alone: the API does not know it.
 *
 * @throws Forbidden without `intake.manage`.
 * @throws AppError `conflict` while intake was never set up
 */
export async function makeLeadsKey(actor: Actor): Promise<{ readonly leadsKey: string }> {
  requirePermission(actor, 'intake.manage');
  const leadsKey = PREFIX + randomBytes(32).toString('base64url');
  const leadsKeyHash = hashOf(leadsKey);
  await withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at } = transaction;
    const row = { leadsKeyHash, leadsKeyLastFour: lastFourOf(leadsKey), leadsKeyMadeAt: at };
    const { count } = await tx.intakeSettings.updateMany({ where: { firmId }, data: row });
    if (count === 0) {
      throw new AppError('conflict', 'Save the settings of intake first, then make the key.');
    }
    transaction.record('leads-key-made', { facts: { hashStart: hashStartOf(leadsKeyHash) } });
  });
  return { leadsKey };
}

/**
 * Ends the key at once.
 * @throws Forbidden without `intake.manage`.
 */
export async function revokeLeadsKey(actor: Actor): Promise<void> {
  requirePermission(actor, 'intake.manage');
  await withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    const row = await tx.intakeSettings.findUnique({ where: { firmId } });
    if (!row?.leadsKeyHash) return;
    const gone = { leadsKeyHash: null, leadsKeyLastFour: null, leadsKeyMadeAt: null };
    await tx.intakeSettings.updateMany({ where: { firmId }, data: gone });
    transaction.record('leads-key-revoked', {
      facts: { hashStart: hashStartOf(row.leadsKeyHash) },
    });
  });
}

/** Whether this is the firm's key; takes as long whatever is sent. */
export async function isLeadsKey(tx: FirmTx, firmId: string, sent: string): Promise<boolean> {
  const row = await tx.intakeSettings.findUnique({
    where: { firmId },
    select: { leadsKeyHash: true },
  });
  const stored = Buffer.from(row?.leadsKeyHash ?? hashOf(''), 'hex');
  return timingSafeEqual(stored, Buffer.from(hashOf(sent), 'hex')) && sent.startsWith(PREFIX);
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
