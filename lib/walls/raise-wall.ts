import 'server-only';
import { withAssignmentUnit, type AssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { companyKey } from '@/lib/clients';
import { AppError, notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { parseInput } from '@/lib/validation/parse-input';
import type { RaisedWallDto } from './dto';
import { raiseWallSchema, type RaiseWallInput } from './schema';
import { wallDto, wallParts } from './wall-row';

/** Exactly one of the two. */
interface Target {
  clientId: string | null;
  companyKey: string | null;
}

/**
 * Keeps an attorney and a client (or company) apart from now on. It takes no case away: open cases
 * that the attorney holds in spite of it are reported, for a person to hand off.
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
    unit.record('wall-raised', { attorneyId, data: { wallId: row.id, ...target, reason } });
    return { ...wallDto(row), conflicts: await listConflicts(unit, attorneyId, target) };
  });
}

async function requireParties(
  unit: AssignmentUnit,
  attorneyId: string,
  target: Target,
): Promise<void> {
  const { tx, firmId } = unit;
  const { clientId } = target;
  if (!unit.roster.find(attorneyId)) throw notFound('attorney', attorneyId);
  if (clientId && (await tx.client.count({ where: { firmId, id: clientId } })) === 0) {
    throw notFound('client', clientId);
  }
  const same = await tx.ethicalWall.count({
    where: { firmId, attorneyId, ...target, removedAt: null },
  });
  if (same > 0) {
    throw new AppError('conflict', 'This wall stands already. Remove it first to change it.');
  }
}

async function listConflicts(
  unit: AssignmentUnit,
  attorneyId: string,
  target: Target,
): Promise<RaisedWallDto['conflicts']> {
  const { tx, firmId } = unit;
  const { clientId, companyKey: key } = target;
  const cases = await tx.case.findMany({
    where: {
      firmId,
      attorneyId,
      closedAt: null,
      ...(clientId ? { clientId } : { companyKey: key }),
    },
    select: { id: true, number: true },
    orderBy: { number: 'asc' },
  });
  return cases.map(({ id, number }) => ({ caseId: id, number }));
}
