import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { RulesScheduleDto } from '@/lib/contracts/rules';
import { resolveSchedule } from '@/lib/rule-sets/resolve-schedule';
import { loadSchedule } from '@/lib/rule-sets/schedule-row';
import { endScheduleSchema, type EndScheduleInput } from '@/lib/contracts/rules-request';

/**
 * Takes scheduled rules back before they take effect.
 * @throws AppError `forbidden`, `not-found`, `stale-version`; `conflict` when they wait no longer.
 */
export async function cancelSchedule(
  actor: Actor,
  id: string,
  input: EndScheduleInput = {},
): Promise<RulesScheduleDto> {
  requirePermission(actor, 'rules.publish');
  const { version } = parseInput(endScheduleSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const row = await loadSchedule(transaction, id, version);
    transaction.record('scheduled-rules-cancelled', { facts: { scheduledId: id } });
    return resolveSchedule(transaction, row, 'cancelled');
  });
}
