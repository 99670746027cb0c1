import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { RulesScheduleDto } from '@/lib/contracts/rules';
import { futureInstant, loadSchedule, scheduleDto } from '@/lib/rule-sets/schedule-row';
import { changeScheduleSchema, type ChangeScheduleInput } from '@/lib/contracts/rules-request';

/**
 * Gives scheduled rules another time or note.
 * @throws AppError `forbidden`, `validation-failed`, `not-found`, `stale-version`; `conflict` when
 * they wait no longer.
 */
export async function changeSchedule(
  actor: Actor,
  id: string,
  input: ChangeScheduleInput,
): Promise<RulesScheduleDto> {
  requirePermission(actor, 'rules.publish');
  const { version, effectiveAt, note } = parseInput(changeScheduleSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    const before = await loadSchedule(transaction, id, version);
    const row = await tx.scheduledRuleSet.update({
      where: { firmId_id: { firmId, id } },
      data: {
        effectiveAt: effectiveAt ? futureInstant(effectiveAt, transaction.at) : before.effectiveAt,
        note: note === undefined ? before.note : note || null,
        version: before.version + 1,
      },
      include: { base: true },
    });
    transaction.record('rules-rescheduled', {
      facts: {
        scheduledId: id,
        effectiveAt: [before.effectiveAt.toISOString(), row.effectiveAt.toISOString()],
      },
      text: { note: [before.note, row.note] },
    });
    return scheduleDto(row, transaction.ruleSetVersion);
  });
}
