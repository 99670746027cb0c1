import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { RulesDto } from '@/lib/contracts/rules';
import { storedRules } from '@/lib/rule-sets/stored-rules';

/**
 * The rules in force with their version: what PUT takes.
 * @throws AppError `forbidden`.
 */
export async function getRules(actor: Actor): Promise<RulesDto> {
  requirePermission(actor, 'rules.read');
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const [row] = await tx.$queryRaw<{ version: number; config: unknown }[]>`
      SELECT r.version, r.config
        FROM assignment_states s
        JOIN rule_sets r ON r.firm_id = s.firm_id AND r.version = s.rule_set_version
       WHERE s.firm_id = ${firmId}::uuid`;
    if (!row) throw new Error('The firm has no rules in force: it was never created whole.');
    return { version: row.version, ...storedRules(row.config) };
  });
}
