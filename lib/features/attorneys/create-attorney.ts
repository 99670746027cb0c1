import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { newId } from '@/lib/platform/ids';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { attorneyDto, getAttorneyRow } from './attorney-row';
import {
  type AttorneyDto,
  createAttorneySchema,
  type CreateAttorneyInput,
} from '@/lib/contracts/attorney';
import { requireMember } from './require-member';
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
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at } = transaction;
    if (memberId) await requireMember(tx, firmId, memberId);
    const { id } = await tx.attorney.create({
      data: {
        ...facts,
        firmId,
        id: newId(),
        memberId,
        timeZone: facts.timeZone ?? transaction.timeZone,
        position: facts.position ?? nextPosition(transaction),
        // The number that the latest assignment got: no one on the roster has waited less.
        turn: transaction.state.lastTurn,
        reentrySince: at,
        joinedAt: at,
        createdAt: at,
      },
      select: { id: true },
    });
    await writeExpertise(tx, { firmId, id }, expertise);
    const dto = attorneyDto(await getAttorneyRow(tx, firmId, id));
    const { name, email, seniority, capacity } = dto;
    transaction.record('attorney-added', {
      attorneyId: id,
      facts: { seniority, capacity, expertise: dto.expertise },
      text: { name, email },
    });
    transaction.drainAfterCommit();
    return dto;
  });
}

function nextPosition(transaction: AssignmentTransaction): number {
  return Math.max(0, ...transaction.roster.list().map(({ position }) => position)) + 1;
}
