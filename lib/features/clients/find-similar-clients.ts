import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { containsPattern, sql, type Sql } from '@/lib/platform/db/sql';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { SimilarClientDto } from './dto';
import { nameSimilarity, nameTokens } from './name-similarity';
import { findSimilarClientsSchema, type FindSimilarClientsInput } from '@/lib/contracts/client';

/** Names at least this alike may be the same person's. */
const ALIKE = 0.7;
const MOST_SHOWN = 3;
/** Names that begin alike are read up to here and compared; more of them would say nothing. */
const MOST_COMPARED = 2000;
/** Letters of a word by which names are looked for, so that a slip at its end does no harm. */
const PREFIX_LENGTH = 3;

/**
 * The clients who may be the one that is being typed: the one with the same e-mail address (a new
 * case with it is theirs), then those with a similar name, most alike first; three at most. Two
 * queries, the second only where someone was found.
 *
 * @throws AppError `forbidden` or `validation-failed`.
 */
export async function findSimilarClients(
  actor: Actor,
  input: FindSimilarClientsInput,
): Promise<SimilarClientDto[]> {
  requirePermission(actor, 'cases.create');
  const { name, email } = parseInput(findSimilarClientsSchema, input);
  const looks = looksLike(name ?? '', email ?? null);
  if (looks.length === 0) return [];
  return withFirm(actor, async (tx) => {
    const candidates = await readCandidates(tx, actor.firmId, looks);
    const best = rank(candidates, name ?? '', email ?? null).slice(0, MOST_SHOWN);
    return best.length === 0 ? [] : describe(tx, actor.firmId, best);
  });
}

interface Candidate {
  id: string;
  name: string;
  email: string | null;
}

type Ranked = Candidate & { match: SimilarClientDto['match'] };

function looksLike(name: string, email: string | null): Sql[] {
  const words = nameTokens(name).filter((word) => [...word].length >= PREFIX_LENGTH);
  const byName = words.map((word) => {
    const pattern = containsPattern(` ${[...word].slice(0, PREFIX_LENGTH).join('')}`);
    return sql`' ' || lower(c.name) LIKE ${pattern}`;
  });
  return email ? [sql`c.email = ${email}`, ...byName] : byName;
}

async function readCandidates(tx: FirmTx, firmId: string, looks: Sql[]): Promise<Candidate[]> {
  const [first, ...others] = looks;
  const anyOf = others.reduce((all, one) => sql`${all} OR ${one}`, first ?? sql`false`);
  return tx.$queryRaw<Candidate[]>`
    SELECT c.id, c.name, c.email
      FROM clients c
     WHERE c.firm_id = ${firmId}::uuid AND c.merged_into_id IS NULL AND (${anyOf})
     ORDER BY c.id DESC
     LIMIT ${MOST_COMPARED}`;
}

function rank(candidates: readonly Candidate[], name: string, email: string | null): Ranked[] {
  return candidates
    .map((one) => {
      const match = email !== null && one.email === email ? ('email' as const) : ('name' as const);
      return {
        one: { ...one, match },
        alike: match === 'email' ? 2 : nameSimilarity(name, one.name),
      };
    })
    .filter(({ alike }) => alike >= ALIKE)
    .toSorted((a, b) => b.alike - a.alike || (a.one.id < b.one.id ? -1 : 1))
    .map(({ one }) => one);
}

async function describe(
  tx: FirmTx,
  firmId: string,
  ranked: readonly Ranked[],
): Promise<SimilarClientDto[]> {
  const rows = await tx.$queryRaw<
    { id: string; company: string | null; caseCount: number; lastAttorneyName: string | null }[]
  >`
    SELECT l.id, l.company,
           (SELECT count(*)::integer FROM cases c
             WHERE c.firm_id = ${firmId}::uuid AND c.client_id = l.id) AS "caseCount",
           (SELECT a.name FROM cases c
              JOIN attorneys a ON a.firm_id = c.firm_id AND a.id = c.attorney_id
             WHERE c.firm_id = ${firmId}::uuid AND c.client_id = l.id
             ORDER BY c.received_at DESC, c.id DESC LIMIT 1) AS "lastAttorneyName"
      FROM clients l
     WHERE l.firm_id = ${firmId}::uuid AND l.id = ANY (${ranked.map(({ id }) => id)}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ranked.flatMap(({ id, name, email, match }) => {
    const row = byId.get(id);
    return row ? [{ name, email, match, ...row }] : [];
  });
}
