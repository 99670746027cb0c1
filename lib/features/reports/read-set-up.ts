import 'server-only';
import { VISA_TYPES, type VisaType } from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { FirmSetUp } from './dashboard-dto';

/** How far a new firm has come; one query that stops at the first row of each kind. */
export async function readSetUp(tx: FirmTx, firmId: string): Promise<FirmSetUp> {
  // The dashboard's first steps.
  const [row] = await tx.$queryRaw<(Omit<FirmSetUp, 'visaTypes'> & { off: VisaType[] })[]>`
    SELECT EXISTS (SELECT FROM attorneys WHERE firm_id = ${firmId}::uuid AND active) AS "hasAttorneys",
           EXISTS (SELECT FROM attorney_expertise WHERE firm_id = ${firmId}::uuid) AS "hasExpertise",
           f.steps_skipped AS skipped, f.visa_types_off AS off,
           s.rule_set_version > 1 AS "hasPublishedRules",
           s.last_case_number > 0 AS "hasCases",
           (SELECT count(*) FROM (SELECT FROM members
                                   WHERE firm_id = ${firmId}::uuid AND active LIMIT 2) m) > 1 AS "hasMembers"
      FROM firms f
      JOIN assignment_states s ON s.firm_id = f.id
     WHERE f.id = ${firmId}::uuid`;
  if (!row) throw new Error('The firm has no assignment state: it was never created whole.');
  const { off, ...setUp } = row;
  return { ...setUp, visaTypes: VISA_TYPES.filter((code) => !off.includes(code)) };
}
