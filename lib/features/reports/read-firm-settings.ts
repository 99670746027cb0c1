import 'server-only';
import { completeRules, type RuleSet, type StoredRules } from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';

export interface FirmSettings {
  timeZone: string;
  /** The rules in force. */
  rules: RuleSet;
}

/** What reports need to know about the firm itself. */
export async function readFirmSettings(tx: FirmTx, firmId: string): Promise<FirmSettings> {
  const [row] = await tx.$queryRaw<{ timeZone: string; config: StoredRules }[]>`
    SELECT f.time_zone AS "timeZone", r.config
      FROM firms f
      JOIN assignment_states s ON s.firm_id = f.id
      JOIN rule_sets r ON r.firm_id = s.firm_id AND r.version = s.rule_set_version
     WHERE f.id = ${firmId}::uuid`;
  if (!row) throw new Error('The firm has no rules in force: it was never created whole.');
  return { timeZone: row.timeZone, rules: completeRules(row.config) };
}
