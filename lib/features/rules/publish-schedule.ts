import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { RulesDto } from '@/lib/contracts/rules';
import { storedRules } from '@/lib/rule-sets/stored-rules';
import { publishVersion, requireCurrentVersion } from '@/lib/rule-sets/publish-version';
import { resolveSchedule } from '@/lib/rule-sets/resolve-schedule';
import { loadSchedule } from '@/lib/rule-sets/schedule-row';
import { endScheduleSchema, type EndScheduleInput } from '@/lib/contracts/rules-request';

/**
 * Puts scheduled rules in force now instead of waiting for their time.
 * @throws AppError `forbidden`, `not-found`; `stale-version` naming what has been published since
 * they were made; `conflict` when they wait no longer.
 */
export async function publishSchedule(
  actor: Actor,
  id: string,
  input: EndScheduleInput = {},
): Promise<RulesDto> {
  requirePermission(actor, 'rules.publish');
  const { version } = parseInput(endScheduleSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const row = await loadSchedule(transaction, id, version);
    await requireCurrentVersion(transaction, row.baseVersion);
    const published = await publishVersion(transaction, storedRules(row.config), {
      note: row.note,
    });
    await resolveSchedule(transaction, row, 'published', published.version);
    return published;
  });
}
