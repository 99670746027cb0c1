import 'server-only';
import {
  listClientsSchema,
  type ClientDto,
  type ClientSort,
  type ListClientsInput,
} from '@/lib/contracts/client';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import { containsPattern, every, sql, type Sql } from '@/lib/platform/db/sql';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { Page } from '@/lib/shared/paging';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { clientColumns, clientDto, clientNames, type ClientRow } from './client-row';

interface ClientOrder {
  readonly by: Sql;
  /** What is compared first, as text for the cursor, and back. */
  readonly keyText: Sql;
  readonly key: Sql;
  readonly bind: (text: string) => Sql;
  readonly beyond: Sql;
  readonly isValue: (text: string) => boolean;
}

const [up, down] = [sql`>`, sql`<`];
const name = {
  key: sql`lower(l.name)`,
  keyText: sql`lower(l.name)`,
  bind: (text: string) => sql`${text}`,
  isValue: () => true,
};
const created = {
  key: sql`l.created_at`,
  keyText: sql`(extract(epoch FROM l.created_at) * 1000)::bigint::text`,
  bind: (text: string) => sql`${new Date(Number(text))}::timestamptz`,
  isValue: (text: string) => /^\d{1,13}$/.test(text),
};

const ORDERS: Readonly<Record<ClientSort, ClientOrder>> = {
  'name-asc': { ...name, by: sql`lower(l.name), l.id`, beyond: up },
  'name-desc': { ...name, by: sql`lower(l.name) DESC, l.id DESC`, beyond: down },
  newest: { ...created, by: sql`l.created_at DESC, l.id DESC`, beyond: down },
  oldest: { ...created, by: sql`l.created_at, l.id`, beyond: up },
};

/** Rows read at once for an export. */
const EXPORT_BATCH = 500;

/**
 * The firm's clients whose name, employer, e-mail or reference contains the text, page by page, by
 * name unless asked otherwise. A client who was merged into another is not listed.
 *
 * @throws AppError `forbidden` or `validation-failed`.
 */
export async function listClients(
  actor: Actor,
  input: ListClientsInput = {},
): Promise<Page<ClientDto>> {
  requirePermission(actor, 'clients.read');
  const query = parseInput(listClientsSchema, input);
  return readClients(actor, query, pageSizeOf(query));
}

/**
 * All of them, batch by batch, each in a transaction of its own; `limit` and `cursor` are not heeded.
 * @throws AppError `forbidden` or `validation-failed`, before the first batch.
 */
export function exportClients(actor: Actor, input: ListClientsInput): AsyncGenerator<ClientDto[]> {
  requirePermission(actor, 'clients.export');
  const { q, sort } = parseInput(listClientsSchema, input);
  return readBatches(actor, { q, sort });
}

type Query = Pick<ListClientsInput, 'q' | 'sort' | 'cursor'>;

async function* readBatches(actor: Actor, query: Query): AsyncGenerator<ClientDto[]> {
  let cursor: string | undefined;
  do {
    const batch = await readClients(actor, { ...query, cursor }, EXPORT_BATCH);
    yield batch.items;
    cursor = batch.nextCursor ?? undefined;
  } while (cursor);
}

async function readClients(
  actor: Actor,
  { q, sort = 'name-asc', cursor }: Query,
  size: number,
): Promise<Page<ClientDto>> {
  const order = ORDERS[sort];
  const after = decodeCursor(`clients-${sort}`, cursor, order.isValue);
  const { firmId } = actor;
  const where = [sql`l.firm_id = ${firmId}::uuid`, sql`l.merged_into_id IS NULL`];
  if (q) where.push(matches(q));
  if (after) {
    where.push(
      sql`(${order.key}, l.id) ${order.beyond} (${order.bind(after.value)}, ${after.id}::uuid)`,
    );
  }
  // The page is picked before names are joined and cases counted.
  const rows = await withFirm(
    actor,
    (tx) => tx.$queryRaw<(ClientRow & { keyText: string })[]>`
      SELECT ${clientColumns(firmId)}, ${order.keyText} AS "keyText"
        FROM (SELECT * FROM clients l WHERE ${every(where)} ORDER BY ${order.by}
               LIMIT ${size + 1}) l
        ${clientNames(firmId)}
       ORDER BY ${order.by}`,
  );
  const keyOf = ({ keyText, id }: { keyText: string; id: string }) => ({ value: keyText, id });
  return pageOf(rows, size, `clients-${sort}`, keyOf, clientDto);
}

function matches(q: string): Sql {
  const pattern = sql`lower(${containsPattern(q)})`;
  return sql`(lower(l.name) LIKE ${pattern} OR lower(l.company) LIKE ${pattern}
              OR l.email LIKE ${pattern} OR lower(l.external_ref) LIKE ${pattern})`;
}
