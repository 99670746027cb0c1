import 'server-only';
import { withAssignmentUnit, type AssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { newId } from '@/lib/ids';
import { parseInput } from '@/lib/validation/parse-input';
import { attorneyDto, getAttorneyRow } from './attorney-row';
import type { AttorneyDto } from './dto';
import { requireMember } from './require-member';
import { createAttorneySchema, type CreateAttorneyInput } from './schema';
import { writeExpertise } from './write-expertise';

/**
 * Adds an attorney to the roster, at the back of the line for new cases.
 * @throws AppError `forbidden`, `validation-failed`, `duplicate-email`, or `conflict` when the
 * member is linked to another attorney.
 */
export async function createAttorney(
  actor: Actor,
  input: CreateAttorneyInput,
): Promise<AttorneyDto> {
  requirePermission(actor, 'attorneys.manage');
  const { expertise, memberId, ...facts } = parseInput(createAttorneySchema, input);
  return withAssignmentUnit(actor, async (unit) => {
    const { tx, firmId, at } = unit;
    if (memberId) await requireMember(tx, firmId, memberId);
    const { id } = await tx.attorney.create({
      data: {
        ...facts,
        firmId,
        id: newId(),
        memberId,
        timeZone: facts.timeZone ?? unit.timeZone,
        position: facts.position ?? nextPosition(unit),
        // The number that the latest assignment got: nobody on the roster has waited less.
        turn: unit.state.lastTurn,
        reentrySince: at,
        joinedAt: at,
        createdAt: at,
      },
      select: { id: true },
    });
    await writeExpertise(tx, { firmId, id }, expertise);
    const dto = attorneyDto(await getAttorneyRow(tx, firmId, id));
    const { name, email, seniority, capacity } = dto;
    unit.record('attorney-added', {
      attorneyId: id,
      facts: { seniority, capacity, expertise: dto.expertise },
      text: { name, email },
    });
    unit.drainAfterCommit();
    return dto;
  });
}

function nextPosition(unit: AssignmentUnit): number {
  return Math.max(0, ...unit.roster.list().map(({ position }) => position)) + 1;
}
