import 'server-only';
import type { RuleSet } from '@/lib/assignment/core';
import { AppError } from '@/lib/errors';
import { tellManagers } from '@/lib/notifications';
import { parseRules } from './merge-rules';
import { publishVersion } from './publish-version';
import { resolveSchedule } from './resolve-schedule';
import type { ScheduleWithBase } from './schedule-row';
import type { RulesUnit } from './rules-unit';

/**
 * Puts in force what was scheduled for a time that has come, or refuses it where another version
 * was published since it was made: to merge the two is a decision that a person makes. Nothing
 * happens where nothing is due.
 *
 * Every assignment unit does this before its own work, so that no decision from that instant on is
 * made under the former rules, however late the job comes that does the same.
 */
export async function takeDueRules(unit: RulesUnit): Promise<void> {
  const { tx, firmId, at } = unit;
  const row = await tx.scheduledRuleSet.findFirst({
    where: { firmId, status: 'scheduled', effectiveAt: { lte: at } },
    include: { base: true },
  });
  if (!row) return;
  const rules = row.baseVersion === unit.ruleSetVersion ? readRules(row) : null;
  if (!rules) return refuse(unit, row);
  const { version } = await publishVersion(unit, rules, {
    note: row.note,
    scheduled: {
      id: row.id,
      effectiveAt: row.effectiveAt,
      byId: row.scheduledById,
      byName: row.scheduledByName,
    },
  });
  await resolveSchedule(unit, row, 'published', version);
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

async function refuse(unit: RulesUnit, row: ScheduleWithBase): Promise<void> {
  const { tx, firmId, ruleSetVersion } = unit;
  unit.record('scheduled-rules-refused', {
    facts: { scheduledId: row.id, baseVersion: row.baseVersion, version: ruleSetVersion },
  });
  await resolveSchedule(unit, row, 'refused');
  await tellManagers(tx, firmId, {
    kind: 'rules-not-published',
    key: `schedule:${row.id}`,
    facts: { scheduledBy: row.scheduledByName, version: ruleSetVersion },
  });
}
