import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { withFirm } from '@/lib/db/with-firm';
import type { RulesDto } from './dto';
import { parseRules } from './merge-rules';

/**
 * The rules in force with their version: what PUT takes.
 * @throws AppError `forbidden`.
 */
export async function getRules(actor: Actor): Promise<RulesDto> {
  requirePermission(actor, 'rules.read');
  const { firmId } = actor;
  return withFirm(firmId, async (tx) => {
    const state = await tx.assignmentState.findUniqueOrThrow({ where: { firmId } });
    const version = state.ruleSetVersion;
    const row = await tx.ruleSet.findFirstOrThrow({ where: { firmId, version } });
    return { version, ...parseRules(row.config) };
  });
}
