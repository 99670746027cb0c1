import 'server-only';
import type { RulesScheduleDto } from '@/lib/contracts/rules';
import { scheduleDto, type ScheduleWithBase } from './schedule-row';
import type { RulesTransaction } from './rules-transaction';

/** Notes how scheduled rules ended: nothing waits for its hour any more. */
export async function resolveSchedule(
  transaction: RulesTransaction,
  row: ScheduleWithBase,
  status: 'published' | 'cancelled' | 'refused',
  publishedVersion: number | null = null,
): Promise<RulesScheduleDto> {
  const { tx, firmId, actor, at } = transaction;
  const resolved = await tx.scheduledRuleSet.update({
    where: { firmId_id: { firmId, id: row.id } },
    data: {
      status,
      resolvedAt: at,
      resolvedByName: actor.name,
      publishedVersion,
      version: row.version + 1,
    },
    include: { base: true },
  });
  return scheduleDto(resolved, publishedVersion ?? transaction.ruleSetVersion);
}
