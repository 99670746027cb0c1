import 'server-only';
import type { RuleSet } from '@/lib/assignment/core';
import { AppError } from '@/lib/shared/errors';
import { notifyManagers } from '@/lib/platform/notifications';
import { parseRules } from './merge-rules';
import { publishVersion } from './publish-version';
import { resolveSchedule } from './resolve-schedule';
import type { ScheduleWithBase } from './schedule-row';
import type { RulesTransaction } from './rules-transaction';

/**
 * Puts in force what was scheduled for a time that has come, or refuses it where another version
 * was published since it was made: to merge the two is a decision that a person makes. Nothing
 * happens where nothing is due.
 *
 * Every assignment transaction does this before its own work, so that no decision from that instant on is
 * made under the former rules, however late the job comes that does the same.
 */
export async function takeDueRules(transaction: RulesTransaction): Promise<void> {
  const { tx, firmId, at } = transaction;
  const row = await tx.scheduledRuleSet.findFirst({
    where: { firmId, status: 'scheduled', effectiveAt: { lte: at } },
    include: { base: true },
  });
  if (!row) return;
  const rules = row.baseVersion === transaction.ruleSetVersion ? readRules(row) : null;
  if (!rules) return refuse(transaction, row);
  const { version } = await publishVersion(transaction, rules, {
    note: row.note,
    scheduled: {
      id: row.id,
      effectiveAt: row.effectiveAt,
      byId: row.scheduledById,
      byName: row.scheduledByName,
    },
  });
  await resolveSchedule(transaction, row, 'published', version);
}

/** Null for rules that this version of the product does not accept: they must not stop the firm. */
function readRules(row: ScheduleWithBase): RuleSet | null {
  try {
    return parseRules(row.config);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function refuse(transaction: RulesTransaction, row: ScheduleWithBase): Promise<void> {
  const { tx, firmId, ruleSetVersion } = transaction;
  transaction.record('scheduled-rules-refused', {
    facts: { scheduledId: row.id, baseVersion: row.baseVersion, version: ruleSetVersion },
  });
  await resolveSchedule(transaction, row, 'refused');
  await notifyManagers(tx, firmId, {
    kind: 'rules-not-published',
    key: `schedule:${row.id}`,
    facts: { scheduledBy: row.scheduledByName, version: ruleSetVersion },
  });
}
