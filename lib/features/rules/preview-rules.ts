import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { staleVersion } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { describeRules } from './describe-rules';
import { diffRules } from '@/lib/rule-sets/diff-rules';
import type { RulesPreviewDto } from '@/lib/contracts/rules';
import { getRules } from './get-rules';
import { mergeRules } from '@/lib/rule-sets/merge-rules';
import { describeVersion } from '@/lib/rule-sets/publish-version';
import { rulesSchema, type PublishRulesInput } from '@/lib/contracts/rules-request';

/**
 * What publishing this input would change and do. Nothing is written.
 * @throws AppError `forbidden`, `validation-failed`, or `stale-version`.
 */
export async function previewRules(
  actor: Actor,
  input: PublishRulesInput,
): Promise<RulesPreviewDto> {
  requirePermission(actor, 'rules.publish');
  const { version, note: _note, ...draft } = parseInput(rulesSchema, input);
  const { version: current, ...inForce } = await getRules(actor);
  if (version !== current) {
    const change = await withFirm(actor, (tx) => describeVersion(tx, actor.firmId, current));
    throw staleVersion('rule set', version, current, change, { ...inForce });
  }
  const rules = mergeRules(inForce, draft);
  return {
    version,
    rules,
    changes: diffRules(inForce, rules),
    sentences: describeRules(rules),
  };
}
