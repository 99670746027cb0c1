import 'server-only';
import { LEVELS } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { oneOf } from '@/lib/shared/validation/one-of';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { changeAttorney } from './change-attorney';
import { spreadExpertiseSchema, type SpreadExpertiseInput } from '@/lib/contracts/roster';

/**
 * Gives every active attorney of whom no expertise is known one level in these visa types: a beginning,
 * to be made exact in the matrix. Who has any keeps it.
 *
 * @returns how many attorneys got it
 * @throws AppError `forbidden` without `attorneys.manage`.
 */
export async function spreadExpertise(actor: Actor, input: SpreadExpertiseInput): Promise<number> {
  requirePermission(actor, 'attorneys.manage');
  const { visaTypes, level } = parseInput(spreadExpertiseSchema, input);
  const expertise = Object.fromEntries(visaTypes.map((type) => [type, oneOf(LEVELS, level)]));
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const unknown = await tx.attorney.findMany({
        where: { firmId, active: true, expertise: { none: { firmId } } },
        select: { id: true },
      });
      for (const { id } of unknown) await changeAttorney(actor, id, { expertise });
      return unknown.length;
    },
    { lock: true },
  );
}
