import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { caseConditions } from '@/lib/features/cases/case-filter';
import { containsPattern, every, sql } from '@/lib/platform/db/sql';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { FoundAttorney, FoundCase, FoundClient, SearchResults } from './dto';
import { searchSchema, type SearchInput } from '@/lib/contracts/search';

const MOST_CASES = 6;
const MOST_ATTORNEYS = 6;
const MOST_CLIENTS = 4;

/**
 * The cases (by number, client, company, reference), attorneys and clients (by name) that a text
 * leads to, a few of each; of what the actor may not read, none. Without a text the first attorneys
 * of the roster alone. Three queries in one transaction.
 *
 * @throws AppError `validation-failed` for a text of more than 100 characters.
 */
export async function searchFirm(actor: Actor, input: SearchInput): Promise<SearchResults> {
  const { q, in: place } = parseInput(searchSchema, input);
  const { firmId, role } = actor;
  const isForAll = place === 'everything' && q !== '';
  const wantsCases = isForAll && hasPermission(role, 'cases.read');
  const wantsClients = isForAll && hasPermission(role, 'clients.read');
  return withFirm(actor, async (tx) => ({
    cases: wantsCases ? await findCases(tx, firmId, q) : [],
    attorneys: hasPermission(role, 'attorneys.read') ? await findAttorneys(tx, firmId, q) : [],
    clients: wantsClients ? await findClients(tx, firmId, q) : [],
  }));
}

// The search: the case with that very number, then open cases, then closed ones, newest first.
async function findCases(tx: FirmTx, firmId: string, q: string): Promise<FoundCase[]> {
  const where = await caseConditions(tx, firmId, { q });
  const number = Number(/^#?(\d{1,9})$/.exec(q)?.[1] ?? 0);
  const best = sql`
    c.number = ${number} DESC, c.closed_at IS NULL DESC, c.received_at DESC, c.id DESC`;
  return tx.$queryRaw<FoundCase[]>`
    SELECT c.id, c.number, l.name AS client, c.company, c.visa_type AS "visaType", c.stage,
           a.name AS attorney
      FROM (SELECT * FROM cases c
             WHERE ${every(where)}
             ORDER BY ${best}
             LIMIT ${MOST_CASES}) c
      JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.id = c.client_id
      LEFT JOIN attorneys a ON a.firm_id = ${firmId}::uuid AND a.id = c.attorney_id
     ORDER BY ${best}`;
}

async function findAttorneys(tx: FirmTx, firmId: string, q: string): Promise<FoundAttorney[]> {
  return tx.attorney.findMany({
    where: { firmId, name: { contains: q, mode: 'insensitive' } },
    orderBy: [{ active: 'desc' }, { position: 'asc' }, { id: 'asc' }],
    take: MOST_ATTORNEYS,
    select: { id: true, name: true, active: true },
  });
}

// Names that begin so come first.
async function findClients(tx: FirmTx, firmId: string, q: string): Promise<FoundClient[]> {
  return tx.$queryRaw<FoundClient[]>`
    SELECT l.id, l.name, l.company FROM clients l
     WHERE l.firm_id = ${firmId}::uuid AND l.merged_into_id IS NULL
       AND lower(l.name) LIKE lower(${containsPattern(q)})
     ORDER BY position(lower(${q}) IN lower(l.name)), lower(l.name), l.id
     LIMIT ${MOST_CLIENTS}`;
}
