import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment';
import { foldName } from './fold-name';
import type { Known } from './find-hits';

/** For each party, of a name that very many share, the likeliest. */
const MOST_COMPARED = 200;

type ClientRow = Omit<Known, 'isWalled' | 'hasOwnWall'> & { readonly clientId: string };

/** The firm's clients and walls, as the cases of one transaction are compared with them. */
export class KnownParties {
  private walled: Promise<ClientRow[]> | null = null;

  constructor(private readonly transaction: AssignmentTransaction) {}

  /**
   * Whom the parties of a case are compared with: everyone behind a wall, and the clients who share with
   * one of these names a word that sounds alike. By index, however many clients the firm has.
   */
  async lookUp(names: readonly string[]): Promise<Known[]> {
    const walls = this.transaction.roster.list().flatMap(({ walls: own }) => own);
    const ids = new Set(walls.flatMap(({ clientId }) => clientId ?? []));
    const keys = new Set(walls.flatMap(({ companyKey }) => companyKey ?? []));
    this.walled ??= readClients(this.transaction, [...ids]);
    const rows = [
      ...(await this.walled),
      ...(names.length > 0
        ? [...(await findAlike(this.transaction, names)), ...this.written()]
        : []),
    ];
    const clients = new Map(rows.map((row) => [row.clientId, row]));
    const isWalled = ({ clientId, companyKey }: ClientRow) =>
      ids.has(clientId) || (companyKey !== null && keys.has(companyKey));
    return [
      ...[...clients.values()].map((row) => ({
        ...{ ...row, isWalled: isWalled(row), hasOwnWall: ids.has(row.clientId) },
      })),
      ...[...keys].map((companyKey) => ({
        ...{ clientId: null, name: null, company: companyKey, companyKey },
        ...{ isWalled: true, hasOwnWall: false },
      })),
    ];
  }

  /** Clients of earlier cases of the transaction, whom the database does not know yet. */
  private written(): ClientRow[] {
    const { newClients, changedClients } = this.transaction.writes;
    return [...newClients, ...changedClients.values()].map(({ id, name, company, companyKey }) => ({
      ...{ clientId: id, name, company, companyKey },
    }));
  }
}

async function readClients(
  { tx, firmId }: AssignmentTransaction,
  ids: readonly string[],
): Promise<ClientRow[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<ClientRow[]>`
    SELECT id AS "clientId", name, company, company_key AS "companyKey"
      FROM clients WHERE firm_id = ${firmId}::uuid AND id = ANY (${[...ids]}::uuid[])`;
}

/** The migration `conflict_checks` has the keys and their indexes. */
function findAlike(
  { tx, firmId }: AssignmentTransaction,
  names: readonly string[],
): Promise<ClientRow[]> {
  // In Latin letters too, for scripts that the database does not know how to read.
  const asked = names.map((name) => [name, ...foldName(name)].join(' '));
  return tx.$queryRaw<ClientRow[]>`
    SELECT l.id AS "clientId", l.name, l.company, l.company_key AS "companyKey"
      FROM (SELECT name_keys(asked) AS keys FROM unnest(${asked}::text[]) AS asked) p
     CROSS JOIN LATERAL (
       SELECT c.id, c.name, c.company, c.company_key
         FROM clients c
        WHERE c.firm_id = ${firmId}::uuid AND c.merged_into_id IS NULL
          AND (c.first_name_key = ANY (p.keys) OR c.last_name_key = ANY (p.keys)
               OR c.company_name_key = ANY (p.keys))
        ORDER BY coalesce((c.first_name_key = ANY (p.keys))::int, 0)
                 + coalesce((c.last_name_key = ANY (p.keys))::int, 0) DESC, c.id DESC
        LIMIT ${MOST_COMPARED}) l`;
}
