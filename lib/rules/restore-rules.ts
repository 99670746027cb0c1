import 'server-only';
import { withAssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { notFound } from '@/lib/errors';
import { parseInput } from '@/lib/validation/parse-input';
import type { RulesDto } from '@/lib/rule-sets/dto';
import { storedRules } from '@/lib/rule-sets/stored-rules';
import { publishVersion, requireCurrentVersion } from '@/lib/rule-sets/publish-version';
import { restoreRulesSchema } from '@/lib/rule-sets/schema';

/**
 * Puts an earlier version back in force by publishing it again as the next one.
 *
 * @param expectedVersion the version in force when the caller decided; a stale one is refused.
 * @throws AppError `forbidden`, `validation-failed`, `not-found`, or `stale-version`.
 */
export async function restoreRules(
  actor: Actor,
  version: number,
  expectedVersion?: number,
): Promise<RulesDto> {
  requirePermission(actor, 'rules.publish');
  parseInput(restoreRulesSchema, { version, expectedVersion });
  return withAssignmentUnit(actor, async (unit) => {
    if (expectedVersion !== undefined) await requireCurrentVersion(unit, expectedVersion);
    const { tx, firmId } = unit;
    const earlier = await tx.ruleSet.findFirst({ where: { firmId, version } });
    if (!earlier) throw notFound('version of the rules', String(version));
    const note = `Restored from version ${version}.`;
    return publishVersion(unit, storedRules(earlier.config), { note });
  });
}
