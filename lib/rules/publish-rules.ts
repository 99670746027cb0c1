import 'server-only';
import { withAssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { parseInput } from '@/lib/validation/parse-input';
import type { RulesDto } from '@/lib/rule-sets/dto';
import { mergeRules } from '@/lib/rule-sets/merge-rules';
import { publishVersion, requireCurrentVersion } from '@/lib/rule-sets/publish-version';
import { rulesSchema, type PublishRulesInput } from '@/lib/rule-sets/schema';

/**
 * Publishes the next version of the firm's rules; what the input leaves out stays as it is.
 * @throws AppError `forbidden`, `validation-failed`, or `stale-version` naming what has changed.
 */
export async function publishRules(actor: Actor, input: PublishRulesInput): Promise<RulesDto> {
  requirePermission(actor, 'rules.publish');
  const { version, note, ...change } = parseInput(rulesSchema, input);
  return withAssignmentUnit(actor, async (unit) => {
    await requireCurrentVersion(unit, version, 'rules');
    return publishVersion(unit, mergeRules(unit.rules, change), { note: note || null });
  });
}
