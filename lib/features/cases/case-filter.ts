import 'server-only';
import { getFirmZone } from '@/lib/platform/db/firm-zone';
import { containsPattern, empty, sql, type Sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { dayEnd, dayStart } from '@/lib/shared/time';
import type { ListCases } from '@/lib/contracts/case-list';
import type { StatusFilter } from '@/lib/contracts/case-codes';

/**
 * The filters of the case list as conditions on `cases c`. Asks for the firm's time zone (one more
 * round trip) only where days are filtered by.
 */
export async function caseConditions(
  tx: FirmTx,
  firmId: string,
  filters: ListCases,
): Promise<Sql[]> {
  const { stage, attorneyId, visaType, priority, status, q } = filters;
  const conditions = [sql`c.firm_id = ${firmId}::uuid`];
  if (status) conditions.push(STATUS_CONDITIONS[status]);
  if (stage) conditions.push(sql`c.stage = ${stage}`);
  if (attorneyId) conditions.push(sql`c.attorney_id = ${attorneyId}::uuid`);
  if (visaType) conditions.push(sql`c.visa_type = ${visaType}`);
  if (priority) conditions.push(sql`c.priority = ${priority}`);
  if (q) conditions.push(matches(firmId, q));
  if (filters.openedFrom ?? filters.openedTo) {
    conditions.push(...openedBetween(filters, await getFirmZone(tx, firmId)));
  }
  return conditions;
}

const STATUS_CONDITIONS: Readonly<Record<StatusFilter, Sql>> = {
  open: sql`c.closed_at IS NULL`,
  assigned: sql`c.closed_at IS NULL AND c.attorney_id IS NOT NULL`,
  waiting: sql`c.closed_at IS NULL AND c.attorney_id IS NULL`,
  closed: sql`c.closed_at IS NOT NULL`,
};

function openedBetween({ openedFrom, openedTo }: ListCases, timeZone: string): Sql[] {
  const conditions: Sql[] = [];
  if (openedFrom) conditions.push(sql`c.received_at >= ${dayStart(openedFrom, timeZone)}`);
  if (openedTo) conditions.push(sql`c.received_at < ${dayEnd(openedTo, timeZone)}`);
  return conditions;
}

/*
 * Client, company and external reference anywhere in the text; the number from its start. Names
 * are looked through once, not once per case: a third of the time at 50,000 cases, and `lower` with
 * LIKE takes half of what ILIKE takes. A trigram index would not be used: under row-level security
 * an index may only answer conditions whose operators are declared leakproof, and LIKE is not.
 */
function matches(firmId: string, q: string): Sql {
  const pattern = sql`lower(${containsPattern(q)})`;
  const digits = /^#?(\d{1,9})$/.exec(q)?.[1];
  const byNumber = digits === undefined ? empty : sql`OR c.number::text LIKE ${`${digits}%`}`;
  return sql`(c.client_id IN (SELECT n.id FROM clients n
                               WHERE n.firm_id = ${firmId}::uuid AND lower(n.name) LIKE ${pattern})
              OR lower(c.company) LIKE ${pattern}
              OR lower(c.external_ref) LIKE ${pattern} ${byNumber})`;
}
