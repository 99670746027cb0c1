import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf, type Keyset } from '@/lib/db/cursor';
import { getFirmZone } from '@/lib/db/firm-zone';
import { containsPattern, empty, every, sql, type Sql } from '@/lib/db/sql';
import { withFirm, type FirmTx } from '@/lib/db/with-firm';
import type { Page } from '@/lib/paging';
import { dayEnd, dayStart } from '@/lib/time';
import { parseInput } from '@/lib/validation/parse-input';
import { caseColumns, caseFromRow, caseTables, type NamedCaseRow } from './case-row';
import { caseOrder, type CaseOrder } from './case-order';
import type { CaseDto, CaseStatus } from './dto';
import { listCasesSchema, type ListCases, type ListCasesInput } from './list-schema';

/**
 * The firm's cases that meet all filters, page by page, newest first unless asked otherwise.
 * `openedFrom` and `openedTo` are days of the firm's calendar, both inclusive.
 *
 * @throws AppError `validation-failed` naming each filter that is unknown or has no such value.
 */
export async function listCases(actor: Actor, input: ListCasesInput = {}): Promise<Page<CaseDto>> {
  requirePermission(actor, 'cases.read');
  const filters = parseInput(listCasesSchema, input);
  const order = caseOrder(filters.sort ?? 'newest');
  const after = decodeCursor(order.name, filters.cursor, order.isValue);
  const size = pageSizeOf(filters);
  return withFirm(actor.firmId, async (tx) => {
    const where = await conditionsOf(tx, actor.firmId, filters);
    if (after) where.push(order.after(after));
    const rows = await selectCases(tx, where, order, size + 1);
    return pageOf(rows, size, order.name, keyOf, caseFromRow);
  });
}

type ListedRow = NamedCaseRow & { keyText: string };

// The list: one page of a firm's cases in one of eight orders.
async function selectCases(
  tx: FirmTx,
  where: readonly Sql[],
  order: CaseOrder,
  limit: number,
): Promise<ListedRow[]> {
  return tx.$queryRaw<ListedRow[]>`
    SELECT ${caseColumns}, ${order.keyText} AS "keyText"
      FROM ${caseTables}
     WHERE ${every(where)}
     ORDER BY ${order.by}
     LIMIT ${limit}`;
}

function keyOf(row: ListedRow): Keyset {
  return { value: row.keyText, id: row.id };
}

async function conditionsOf(tx: FirmTx, firmId: string, filters: ListCases): Promise<Sql[]> {
  const { stage, attorneyId, visaType, priority, status, q } = filters;
  const conditions = [sql`c.firm_id = ${firmId}::uuid`];
  if (status) conditions.push(STATUS_CONDITIONS[status]);
  if (stage) conditions.push(sql`c.stage = ${stage}`);
  if (attorneyId) conditions.push(sql`c.attorney_id = ${attorneyId}::uuid`);
  if (visaType) conditions.push(sql`c.visa_type = ${visaType}`);
  if (priority) conditions.push(sql`c.priority = ${priority}`);
  if (q) conditions.push(matches(q));
  if (filters.openedFrom ?? filters.openedTo) {
    conditions.push(...openedBetween(filters, await getFirmZone(tx, firmId)));
  }
  return conditions;
}

const STATUS_CONDITIONS: Readonly<Record<CaseStatus, Sql>> = {
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

/** Client, company and external reference anywhere in the text; the number from its start. */
function matches(q: string): Sql {
  const pattern = containsPattern(q);
  const digits = /^#?(\d{1,9})$/.exec(q)?.[1];
  const byNumber = digits === undefined ? empty : sql`OR c.number::text LIKE ${`${digits}%`}`;
  return sql`(l.name ILIKE ${pattern} OR c.company ILIKE ${pattern}
              OR c.external_ref ILIKE ${pattern} ${byNumber})`;
}
