import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment';
import { AppError, StaleVersionError } from '@/lib/shared/errors';
import { formatTime } from '@/lib/shared/time';
import type { RuleChangeDto, RulesScheduleDto } from '@/lib/contracts/rules';
import { scheduleDto } from '@/lib/rule-sets/schedule-row';

/** What someone had before their eyes when they published or restored. */
export interface SeenRules {
  /** The version in force. */
  readonly version?: number | undefined;
  /** The rules that wait for their time, by id; null where there were none. */
  readonly schedule?: string | null | undefined;
}

/** Rules that wait for their time would end, and the person who asked for that does not know it. */
export class UnseenSchedule extends AppError {
  constructor(
    readonly schedule: RulesScheduleDto,
    timeZone: string,
  ) {
    const { scheduledBy, effectiveAt } = schedule;
    const time = formatTime(new Date(effectiveAt), timeZone);
    super(
      'conflict',
      `${scheduledBy} has scheduled rules for ${time}. They would not take effect.`,
    );
  }
}

/** Another version came in force before one was restored: what it changed, and what would change. */
export class RestoringOvertaken extends StaleVersionError {
  constructor(
    { message, fields, current }: StaleVersionError,
    readonly theirs: readonly RuleChangeDto[],
    readonly mine: readonly RuleChangeDto[],
  ) {
    super(message, fields, current);
  }
}

/**
 * Refuses to end scheduled rules that the caller has not seen; a caller who says nothing of what
 * they have seen, such as a program, is not asked.
 * @throws UnseenSchedule
 */
export async function requireSeenSchedule(
  { tx, firmId, ruleSetVersion, timeZone }: AssignmentTransaction,
  seen: SeenRules['schedule'],
): Promise<void> {
  if (seen === undefined) return;
  const row = await tx.scheduledRuleSet.findFirst({
    // Those made from another version will be refused in any case.
    where: { firmId, status: 'scheduled', baseVersion: ruleSetVersion },
    include: { base: true },
  });
  if (row && row.id !== seen) throw new UnseenSchedule(scheduleDto(row, ruleSetVersion), timeZone);
}
