import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { companyKey } from '@/lib/shared/company-key';
import { withFirm } from '@/lib/platform/db/with-firm';
import { AppError, notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { listConflicts, notifyOfConflicts, withdrawQuestions, type Target } from './conflicts';
import { type AddedWallDto, addWallSchema, type AddWallInput } from '@/lib/contracts/wall';
import { wallDto, wallParts } from './wall-row';

/**
 * Keeps an attorney and a client (or company) apart from now on, and hides the one from the other.
 * It takes no case away: of open cases that the attorney holds in spite of it the managers are told
 * at once, for one of them to hand off.
 *
 * @throws AppError `forbidden`, `validation-failed`, `not-found` (attorney or client), or
 * `conflict` when the same wall stands already.
 */
export async function addWall(actor: Actor, input: AddWallInput): Promise<AddedWallDto> {
  requirePermission(actor, 'walls.manage');
  const { attorneyId, reason, ...wall } = parseInput(addWallSchema, input);
  const company = wall.company ?? null;
  const target: Target = { clientId: wall.clientId ?? null, companyKey: companyKey(company) };
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at } = transaction;
    await requireParties(transaction, attorneyId, target);
    const row = await tx.ethicalWall.create({
      data: {
        firmId,
        id: newId(),
        attorneyId,
        ...target,
        company,
        reason,
        createdAt: at,
        createdByName: actor.name,
      },
      include: wallParts,
    });
    transaction.record('wall-raised', {
      attorneyId,
      facts: { wallId: row.id, clientId: target.clientId },
      text: { companyKey: target.companyKey, reason },
    });
    await withdrawQuestions(transaction, attorneyId, target);
    const held = await listConflicts(tx, firmId, attorneyId, target);
    await notifyOfConflicts(transaction, { id: row.id, attorneyId, ...target }, held);
    // Someone who added it against themselves stands behind it from here on, so their walls are
    // read anew.
    const adder = { firmId, attorneyId: actor.attorneyId };
    const seen = await withFirm(adder, (own) => listConflicts(own, firmId, attorneyId, target));
    const conflicts = seen.map(({ id, number }) => ({ caseId: id, number }));
    return { ...wallDto(row), conflicts };
  });
}

async function requireParties(
  transaction: AssignmentTransaction,
  attorneyId: string,
  target: Target,
): Promise<void> {
  const { firmId, actor } = transaction;
  const { clientId } = target;
  if (!transaction.roster.find(attorneyId)) throw notFound('attorney', attorneyId);
  // A wall that its raiser stands behind is not there for them, so that raising it again says nothing.
  const { isKnown, same } = await withFirm(actor, async (tx) => ({
    isKnown: !clientId || (await tx.client.count({ where: { firmId, id: clientId } })) > 0,
    same: await tx.ethicalWall.count({ where: { firmId, attorneyId, ...target, removedAt: null } }),
  }));
  if (!isKnown) throw notFound('client', clientId ?? '');
  if (same > 0) {
    throw new AppError('conflict', 'This wall stands already. Remove it first to change it.');
  }
}
