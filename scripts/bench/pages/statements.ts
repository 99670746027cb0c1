import pg from 'pg';

/** What was sent to the database: each a round trip, since one connection does one at a time. */
export interface Sent {
  /** Statements, with those that begin and end a transaction and name its firm. */
  readonly statements: number;
  readonly transactions: number;
}

let statements = 0;
let transactions = 0;

/** Counts from now on what this process sends to PostgreSQL, under whatever ORM. */
export function countStatements(): void {
  // Looked at where everything passes: the driver's own client.
  const client = pg.Client.prototype as unknown as {
    query: (this: pg.Client, ...args: unknown[]) => unknown;
  };
  const { query } = client;
  client.query = function counted(this: pg.Client, ...args: unknown[]) {
    statements += 1;
    if (textOf(args[0]).startsWith('BEGIN')) transactions += 1;
    return query.apply(this, args);
  };
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  const isConfig = typeof query === 'object' && query !== null && 'text' in query;
  return isConfig ? String(query.text) : '';
}

/** What `work` sends. */
export async function sentBy(work: () => Promise<unknown>): Promise<Sent> {
  const before = { statements, transactions };
  await work();
  return {
    statements: statements - before.statements,
    transactions: transactions - before.transactions,
  };
}
