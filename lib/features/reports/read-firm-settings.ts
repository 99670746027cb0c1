import 'server-only';
import {
  completeRules,
  type RuleSet,
  type StoredRules,
  type WorkCalendar,
} from '@/lib/assignment/core';
import { CALENDAR_COLUMNS, workCalendarOf, type CalendarRow } from '@/lib/assignment/sql';
import { now } from '@/lib/platform/clock';
import type { FirmTx } from '@/lib/platform/db/with-firm';

export interface FirmSettings {
  timeZone: string;
  /** The firm's working days; undefined where every day is one. */
  workCalendar: WorkCalendar | undefined;
  /** The rules in force. */
  rules: RuleSet;
}

/** What reports need to know about the firm itself. */
export async function readFirmSettings(tx: FirmTx, firmId: string): Promise<FirmSettings> {
  const [row] = await tx.$queryRaw<(CalendarRow & { config: StoredRules })[]>`
    SELECT ${CALENDAR_COLUMNS}, r.config
      FROM firms f
      JOIN assignment_states s ON s.firm_id = f.id
      JOIN rule_sets r ON r.firm_id = s.firm_id AND r.version = s.rule_set_version
     WHERE f.id = ${firmId}::uuid`;
  if (!row) throw new Error('The firm has no rules in force: it was never created whole.');
  const workCalendar = workCalendarOf(row, now());
  return { timeZone: row.timeZone, workCalendar, rules: completeRules(row.config) };
}
