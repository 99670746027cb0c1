import 'server-only';
import { withAssignmentUnit, type AssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { companyKey } from '@/lib/company-key';
import { withFirm } from '@/lib/db/with-firm';
import { AppError, notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { parseInput } from '@/lib/validation/parse-input';
import { listConflicts, tellOfConflicts, withdrawQuestions, type Target } from './conflicts';
import type { RaisedWallDto } from './dto';
import { raiseWallSchema, type RaiseWallInput } from './schema';
import { wallDto, wallParts } from './wall-row';

/**
 * Keeps an attorney and a client (or company) apart from now on, and hides the one from the other.
 * It takes no case away: of open cases that the attorney holds in spite of it the managers are told
 * at once, for one of them to hand off.
 *
 * @throws AppError `forbidden`, `validation-failed`, `not-found` (attorney or client), or
 * `conflict` when the same wall stands already.
 */
export async function raiseWall(actor: Actor, input: RaiseWallInput): Promise<RaisedWallDto> {
  requirePermission(actor, 'walls.manage');
  const { attorneyId, reason, ...wall } = parseInput(raiseWallSchema, input);
  const company = wall.company ?? null;
  const target: Target = { clientId: wall.clientId ?? null, companyKey: companyKey(company) };
  return withAssignmentUnit(actor, async (unit) => {
    const { tx, firmId, at } = unit;
    await requireParties(unit, attorneyId, target);
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
    unit.record('wall-raised', {
      attorneyId,
      facts: { wallId: row.id, clientId: target.clientId },
      text: { companyKey: target.companyKey, reason },
    });
    await withdrawQuestions(unit, attorneyId, target);
    const held = await listConflicts(tx, firmId, attorneyId, target);
    await tellOfConflicts(unit, { id: row.id, attorneyId, ...target }, held);
    // Whoever raised it against themselves stands behind it from here on, so their walls are read anew.
    const raiser = { firmId, attorneyId: actor.attorneyId };
    const seen = await withFirm(raiser, (own) => listConflicts(own, firmId, attorneyId, target));
    const conflicts = seen.map(({ id, number }) => ({ caseId: id, number }));
    return { ...wallDto(row), conflicts };
  });
}

async function requireParties(
  unit: AssignmentUnit,
  attorneyId: string,
  target: Target,
): Promise<void> {
  const { firmId, actor } = unit;
  const { clientId } = target;
  if (!unit.roster.find(attorneyId)) throw notFound('attorney', attorneyId);
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
