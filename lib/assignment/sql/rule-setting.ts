import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { DEFAULT_RULE_SET } from '../core';

/**
 * One setting of the stored rules `r.config` as text, for a statement that needs no more of them:
 * what was not known when they were published is as in the default rules, as in `completeRules`.
 */
export function ruleSetting(
  name: 'strategy' | 'capacityMeasure' | 'alertAfterHours' | 'handoffExpiresAfterHours',
): Sql {
  return sql`coalesce(r.config ->> ${name}::text, ${String(DEFAULT_RULE_SET[name])}::text)`;
}
