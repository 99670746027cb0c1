import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { RuleSet } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { notFound, StaleVersionError } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { diffRules } from '@/lib/rule-sets/diff-rules';
import type { RulesDto } from '@/lib/contracts/rules';
import { storedRules } from '@/lib/rule-sets/stored-rules';
import { publishVersion, requireCurrentVersion } from '@/lib/rule-sets/publish-version';
import { restoreRulesSchema } from '@/lib/contracts/rules-request';
import { requireSeenSchedule, RestoringOvertaken, type SeenRules } from './unseen';

/**
 * Puts an earlier version back in force by publishing it again as the next one.
 *
 * @param seen what the caller had seen when they decided; what is not known to them is refused.
 * @throws AppError `forbidden`, `validation-failed`, `not-found`; RestoringOvertaken, UnseenSchedule.
 */
export async function restoreRules(
  actor: Actor,
  version: number,
  seen: SeenRules = {},
): Promise<RulesDto> {
  requirePermission(actor, 'rules.publish');
  const asked = { version, expectedVersion: seen.version, seenSchedule: seen.schedule };
  parseInput(restoreRulesSchema, asked);
  return withAssignmentTransaction(actor, async (transaction) => {
    const earlier = await findVersion(transaction, version);
    if (!earlier) throw notFound('version of the rules', String(version));
    if (seen.version !== undefined) await requireSeenVersion(transaction, seen.version, earlier);
    await requireSeenSchedule(transaction, seen.schedule);
    return publishVersion(transaction, earlier, { note: `Restored from version ${version}.` });
  });
}

async function findVersion({ tx, firmId }: AssignmentTransaction, version: number) {
  const row = await tx.ruleSet.findFirst({ where: { firmId, version } });
  return row && storedRules(row.config);
}

/** The person who was overtaken is told what was changed meanwhile, and what restoring would change now. */
async function requireSeenVersion(
  transaction: AssignmentTransaction,
  version: number,
  earlier: RuleSet,
): Promise<void> {
  try {
    await requireCurrentVersion(transaction, version);
  } catch (error) {
    const seen =
      error instanceof StaleVersionError ? await findVersion(transaction, version) : null;
    if (!(error instanceof StaleVersionError) || !seen) throw error;
    const [theirs, mine] = [
      diffRules(seen, transaction.rules),
      diffRules(transaction.rules, earlier),
    ];
    throw new RestoringOvertaken(error, theirs, mine);
  }
}
