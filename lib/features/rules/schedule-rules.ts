import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { formatTime } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { RulesScheduleDto } from '@/lib/contracts/rules';
import { mergeRules } from '@/lib/rule-sets/merge-rules';
import { requireCurrentVersion, toJson } from '@/lib/rule-sets/publish-version';
import { futureInstant, scheduleDto } from '@/lib/rule-sets/schedule-row';
import { scheduleRulesSchema, type ScheduleRulesInput } from '@/lib/contracts/rules-request';

/**
 * Lets rules take effect by themselves at a given time: every decision from that instant on is made
 * under them. One rule set at a time can wait for its hour. If another version is published
 * meanwhile, these are refused when their hour comes, because they were made from rules that are no
 * longer in force; no one merges them unseen.
 *
 * @throws AppError `forbidden`, `validation-failed`, `stale-version`; `conflict` when other rules
 * are scheduled already.
 */
export async function scheduleRules(
  actor: Actor,
  input: ScheduleRulesInput,
): Promise<RulesScheduleDto> {
  requirePermission(actor, 'rules.publish');
  const { version, note, effectiveAt, ...change } = parseInput(scheduleRulesSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    await requireCurrentVersion(transaction, version, 'rules');
    await refuseSecond(transaction);
    const row = await transaction.tx.scheduledRuleSet.create({
      data: {
        firmId: transaction.firmId,
        id: newId(),
        baseVersion: version,
        config: toJson(mergeRules(transaction.rules, change)),
        note: note || null,
        effectiveAt: futureInstant(effectiveAt, transaction.at),
        status: 'scheduled',
        scheduledAt: transaction.at,
        scheduledById: actor.kind === 'member' ? actor.id : null,
        scheduledByName: actor.name,
      },
      include: { base: true },
    });
    const dto = scheduleDto(row, transaction.ruleSetVersion);
    transaction.record('rules-scheduled', {
      facts: {
        scheduledId: row.id,
        baseVersion: version,
        effectiveAt: dto.effectiveAt,
        changes: dto.changes,
      },
      text: { note: row.note },
    });
    return dto;
  });
}

async function refuseSecond({ tx, firmId, timeZone }: AssignmentTransaction): Promise<void> {
  const first = await tx.scheduledRuleSet.findFirst({ where: { firmId, status: 'scheduled' } });
  if (!first) return;
  throw new AppError(
    'conflict',
    `${first.scheduledByName} has scheduled rules for ${formatTime(first.effectiveAt, timeZone)} already. Cancel those first, or change their time.`,
  );
}
