import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { AppError, invalidField } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { createAttorney } from './create-attorney';
import { addRosterSchema, type AddRosterInput } from '@/lib/contracts/roster';
import type { RosterLine } from '@/lib/contracts/roster-text';

/**
 * Adds everyone of a pasted roster, or no one; members with these addresses become these attorneys.
 * @returns how many there are
 * @throws AppError `forbidden` without `attorneys.manage`.
 * @throws AppError `validation-failed` naming the line, what it holds and what would do.
 */
export async function addRoster(actor: Actor, input: AddRosterInput): Promise<number> {
  requirePermission(actor, 'attorneys.manage');
  const { people } = parseInput(addRosterSchema, input);
  return withWholeFirm(
    actor.firmId,
    async (tx) => {
      for (const person of people) await addLine(tx, actor, person);
      return people.length;
    },
    { lock: true },
  );
}

async function addLine(tx: FirmTx, actor: Actor, { line, ...person }: RosterLine): Promise<void> {
  const { firmId } = actor;
  const refuse = (why: string) => invalidField('people', `Line ${line} (${person.email}): ${why}`);
  const known = await tx.attorney.findFirst({ where: { firmId, email: person.email } });
  if (known)
    throw refuse(`${known.name} is on the roster with this address already. Take the line out.`);
  // A member who is no attorney yet, such as the one who founded the firm, becomes this one.
  const member = await tx.member.findFirst({
    where: { firmId, email: person.email, removedAt: null },
    select: { id: true, attorney: { select: { id: true } } },
  });
  const memberId = member && !member.attorney ? member.id : null;
  try {
    await createAttorney(actor, { ...person, memberId });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw refuse(error.message);
  }
}
