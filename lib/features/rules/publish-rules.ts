import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { RulesDto } from '@/lib/contracts/rules';
import { mergeRules } from '@/lib/rule-sets/merge-rules';
import { publishVersion, requireCurrentVersion } from '@/lib/rule-sets/publish-version';
import { rulesSchema, type PublishRulesInput } from '@/lib/contracts/rules-request';
import { requireSeenSchedule, type SeenRules } from './unseen';

/**
 * Publishes the next version of the firm's rules; what the input leaves out stays as it is.
 *
 * @param seen what the caller knows to wait for its time, and so to end with this
 * @throws AppError `forbidden`, `validation-failed`, or `stale-version` naming what has changed;
 * UnseenSchedule.
 */
export async function publishRules(
  actor: Actor,
  input: PublishRulesInput,
  seen: Pick<SeenRules, 'schedule'> = {},
): Promise<RulesDto> {
  requirePermission(actor, 'rules.publish');
  const { version, note, ...change } = parseInput(rulesSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    await requireCurrentVersion(transaction, version, 'rules');
    await requireSeenSchedule(transaction, seen.schedule);
    return publishVersion(transaction, mergeRules(transaction.rules, change), {
      note: note || null,
    });
  });
}
