import 'server-only';
import { getFirmZone } from '@/lib/platform/db/firm-zone';
import { containsPattern, empty, sql, type Sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { PageInput } from '@/lib/shared/paging';
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
  const conditions = [sql`c.firm_id = ${firmId}::uuid`];
  const set = Object.values(conditionsOf(firmId, filters));
  conditions.push(...set.filter((condition) => typeof condition === 'object'));
  if (filters.openedFrom ?? filters.openedTo) {
    conditions.push(...openedBetween(filters, await getFirmZone(tx, firmId)));
  }
  return conditions;
}

/** The filters that are one condition each; days need the firm's time zone as well. */
type OneFilter = Exclude<keyof ListCases, 'openedFrom' | 'openedTo' | 'sort' | keyof PageInput>;

/** The condition of each filter that is set; a filter without its condition does not compile. */
function conditionsOf(
  firmId: string,
  { status, stage, attorneyId, visaType, priority, q }: ListCases,
): Record<OneFilter, Sql | '' | undefined> {
  return {
    status: status && STATUS_CONDITIONS[status],
    stage: stage && sql`c.stage = ${stage}`,
    attorneyId: attorneyId && sql`c.attorney_id = ${attorneyId}::uuid`,
    visaType: visaType && sql`c.visa_type = ${visaType}`,
    priority: priority && sql`c.priority = ${priority}`,
    q: q && matches(firmId, q),
  };
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
