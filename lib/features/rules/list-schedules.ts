import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { Page } from '@/lib/shared/paging';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { RulesScheduleDto } from '@/lib/contracts/rules';
import { scheduleDto } from '@/lib/rule-sets/schedule-row';
import { listRuleVersionsSchema, type ListRuleVersionsInput } from '@/lib/contracts/rules-request';

const ORDER = 'rule-schedules-newest';
const isInstant = (text: string) => !Number.isNaN(Date.parse(text));

/**
 * Rules that wait for their time and those that did, what was scheduled last first.
 * @throws AppError `forbidden` or `validation-failed`.
 */
export async function listSchedules(
  actor: Actor,
  input: ListRuleVersionsInput = {},
): Promise<Page<RulesScheduleDto>> {
  requirePermission(actor, 'rules.read');
  const query = parseInput(listRuleVersionsSchema, input);
  const size = pageSizeOf(query);
  const last = decodeCursor(ORDER, query.cursor, isInstant);
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const { ruleSetVersion } = await tx.assignmentState.findUniqueOrThrow({ where: { firmId } });
    const rows = await tx.scheduledRuleSet.findMany({
      where: {
        firmId,
        ...(last && {
          OR: [
            { scheduledAt: { lt: new Date(last.value) } },
            { scheduledAt: new Date(last.value), id: { lt: last.id } },
          ],
        }),
      },
      orderBy: [{ scheduledAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
      include: { base: true },
    });
    const keyOf = ({ scheduledAt, id }: (typeof rows)[number]) => ({
      value: scheduledAt.toISOString(),
      id,
    });
    return pageOf(rows, size, ORDER, keyOf, (row) => scheduleDto(row, ruleSetVersion));
  });
}
