import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf, type Keyset } from '@/lib/platform/db/cursor';
import { every, sql, type Sql } from '@/lib/platform/db/sql';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import type { Page } from '@/lib/shared/paging';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { caseConditions } from './case-filter';
import { caseColumns, caseFromRow, caseNames, type NamedCaseRow } from './case-row';
import { caseOrder, type CaseOrder } from './case-order';
import type { CaseDto } from '@/lib/contracts/case';
import { listCasesSchema, type ListCases, type ListCasesInput } from '@/lib/contracts/case-list';

/**
 * The firm's cases that meet all filters, page by page, newest first unless asked otherwise.
 * `openedFrom` and `openedTo` are days of the firm's calendar, both inclusive.
 *
 * @throws AppError `validation-failed` naming each filter that is unknown or has no such value.
 */
export async function listCases(actor: Actor, input: ListCasesInput = {}): Promise<Page<CaseDto>> {
  requirePermission(actor, 'cases.read');
  const filters = parseInput(listCasesSchema, input);
  return readCases(actor, filters, pageSizeOf(filters));
}

/** How many cases a list holds, counted no further than anyone reads on. */
export interface CaseTotal {
  count: number;
  /** There are more than `count`; how many more is not known. */
  isMore: boolean;
}

const COUNTED_AT_MOST = 10_000;

/**
 * A page of the list together with how long the whole list is: two queries in one transaction, or
 * one where the first page is all there is. A search reads all cases for either, so it asks once.
 * @throws AppError `validation-failed` as `listCases` does.
 */
export async function listCasesWithTotal(
  actor: Actor,
  input: ListCasesInput = {},
): Promise<Page<CaseDto> & { total: CaseTotal }> {
  requirePermission(actor, 'cases.read');
  const filters = parseInput(listCasesSchema, input);
  return withFirm(actor, async (tx) => {
    if (filters.q) return searchCases(tx, actor.firmId, filters);
    const page = await readCases(actor, filters, pageSizeOf(filters));
    if (!filters.cursor && page.nextCursor === null) {
      return { ...page, total: { count: page.items.length, isMore: false } };
    }
    const where = await caseConditions(tx, actor.firmId, filters);
    return { ...page, total: await countCases(tx, where) };
  });
}

/** Rows read at once for an export: 5,000 would hold every other request up for 300 ms. */
const EXPORT_BATCH = 500;

/**
 * Every case that meets the filters, in their order, batch by batch; `limit` and `cursor` are not
 * heeded. Each batch is a transaction of its own, so that a slow reader holds no connection; a case
 * that is moved along the order meanwhile is still told only once.
 *
 * @throws AppError `validation-failed` as `listCases` does, before the first batch.
 */
export function exportCases(actor: Actor, input: ListCasesInput): AsyncGenerator<CaseDto[]> {
  requirePermission(actor, 'cases.export');
  const { cursor: _cursor, limit: _limit, ...filters } = parseInput(listCasesSchema, input);
  return readBatches(actor, filters);
}

async function* readBatches(actor: Actor, filters: ListCases): AsyncGenerator<CaseDto[]> {
  const told = new Set<string>();
  let cursor: string | undefined;
  do {
    const batch = await readCases(actor, cursor ? { ...filters, cursor } : filters, EXPORT_BATCH);
    yield batch.items.filter(({ id }) => !told.has(id));
    for (const { id } of batch.items) told.add(id);
    cursor = batch.nextCursor ?? undefined;
  } while (cursor);
}

async function searchCases(
  tx: FirmTx,
  firmId: string,
  filters: ListCases,
): Promise<Page<CaseDto> & { total: CaseTotal }> {
  const order = caseOrder(filters.sort ?? 'newest');
  const after = decodeCursor(order.name, filters.cursor, order.isValue);
  const size = pageSizeOf(filters);
  const where = await caseConditions(tx, firmId, filters);
  const rows = await selectSearched(tx, firmId, where, order, { after, limit: size + 1 });
  const page = pageOf(rows, size, order.name, keyOf, caseFromRow);
  const [first] = rows;
  // Behind a cursor that is past the end there is no row to say how many there are.
  const isUnknown = first === undefined && after !== null;
  const total = isUnknown ? await countCases(tx, where) : totalOf(first?.total ?? 0);
  return { ...page, total };
}

async function readCases(actor: Actor, filters: ListCases, size: number): Promise<Page<CaseDto>> {
  const order = caseOrder(filters.sort ?? 'newest');
  const after = decodeCursor(order.name, filters.cursor, order.isValue);
  return withFirm(actor, async (tx) => {
    const where = await caseConditions(tx, actor.firmId, filters);
    if (after) where.push(order.after(after));
    const rows = await selectCases(tx, actor.firmId, where, order, size + 1);
    return pageOf(rows, size, order.name, keyOf, caseFromRow);
  });
}

type ListedRow = NamedCaseRow & { keyText: string };

// The list: one page of a firm's cases in one of eight orders. Picked before names are joined, so
// that a long list is not joined as a whole only to be cut.
async function selectCases(
  tx: FirmTx,
  firmId: string,
  where: readonly Sql[],
  order: CaseOrder,
  limit: number,
): Promise<ListedRow[]> {
  return tx.$queryRaw<ListedRow[]>`
    SELECT ${caseColumns}, ${order.keyText} AS "keyText"
      FROM (SELECT * FROM cases c
             WHERE ${every(where)}
             ORDER BY ${order.by}
             LIMIT ${limit}) c
      ${caseNames(firmId)}
     ORDER BY ${order.by}`;
}

// The list where it is searched: the page and the number of all that was found, from one look at
// the cases.
async function selectSearched(
  tx: FirmTx,
  firmId: string,
  where: readonly Sql[],
  order: CaseOrder,
  { after, limit }: { after: Keyset | null; limit: number },
): Promise<(ListedRow & { total: number })[]> {
  return tx.$queryRaw<(ListedRow & { total: number })[]>`
    SELECT ${caseColumns}, ${order.keyText} AS "keyText", p.total
      FROM (SELECT c.id, c.total
              FROM (SELECT c.id, c.number, c.received_at, c.deadline, c.complexity,
                           (count(*) OVER ())::integer AS total
                      FROM cases c WHERE ${every(where)}) c
             WHERE ${after ? order.after(after) : sql`true`}
             ORDER BY ${order.by}
             LIMIT ${limit}) p
      JOIN cases c ON c.firm_id = ${firmId}::uuid AND c.id = p.id
      ${caseNames(firmId)}
     ORDER BY ${order.by}`;
}

async function countCases(tx: FirmTx, where: readonly Sql[]): Promise<CaseTotal> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::integer AS count
      FROM (SELECT 1 FROM cases c WHERE ${every(where)} LIMIT ${COUNTED_AT_MOST + 1}) listed`;
  return totalOf(rows[0]?.count ?? 0);
}

function totalOf(count: number): CaseTotal {
  return count > COUNTED_AT_MOST
    ? { count: COUNTED_AT_MOST, isMore: true }
    : { count, isMore: false };
}

function keyOf(row: ListedRow): Keyset {
  return { value: row.keyText, id: row.id };
}
