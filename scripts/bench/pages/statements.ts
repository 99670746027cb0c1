import type { Socket } from 'node:net';
import pg from 'pg';

/** What was sent to the database. */
export interface Sent {
  /** Statements, with those that begin and end a transaction and name its firm. */
  readonly statements: number;
  readonly transactions: number;
  /** How often a connection was waited for: statements that are sent together are one. */
  readonly roundTrips: number;
  /** To the database and from it. */
  readonly bytes: number;
}

type CountedClient = pg.Client & { asked?: number };

let statements = 0;
let transactions = 0;
let roundTrips = 0;
const sockets = new Set<Socket>();

/** Counts from now on what this process sends to PostgreSQL, under whatever ORM. */
export function countStatements(): void {
  // Looked at where everything passes: the driver's own client.
  const client = pg.Client.prototype as unknown as {
    query: (this: CountedClient, ...args: unknown[]) => unknown;
  };
  const { query } = client;
  client.query = function counted(this: CountedClient, ...args: unknown[]) {
    const text = textOf(args[0]);
    statements += text.split(';').filter((part) => part.trim() !== '').length;
    if (text.startsWith('BEGIN')) transactions += 1;
    sockets.add(this.connection.stream as Socket);
    if (!this.asked) roundTrips += 1;
    this.asked = (this.asked ?? 0) + 1;
    const answered = () => {
      this.asked = (this.asked ?? 1) - 1;
    };
    const last = args.at(-1);
    if (typeof last === 'function') {
      args[args.length - 1] = (...given: unknown[]) => {
        answered();
        Reflect.apply(last, undefined, given);
      };
      return query.apply(this, args);
    }
    const asked = query.apply(this, args);
    if (asked instanceof Promise) void asked.then(answered, answered);
    return asked;
  };
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  const isConfig = typeof query === 'object' && query !== null && 'text' in query;
  return isConfig ? String(query.text) : '';
}

/** What this process has sent since `countStatements`. */
export function sentSoFar(): Sent {
  let bytes = 0;
  for (const { bytesRead, bytesWritten } of sockets) bytes += bytesRead + bytesWritten;
  return { statements, transactions, roundTrips, bytes };
}

/** What `work` sends. */
export async function sentBy(work: () => Promise<unknown>): Promise<Sent> {
  const before = sentSoFar();
  await work();
  return sentSince(before);
}

/** What was sent after `before`. */
export function sentSince(before: Sent): Sent {
  const after = sentSoFar();
  return {
    statements: after.statements - before.statements,
    transactions: after.transactions - before.transactions,
    roundTrips: after.roundTrips - before.roundTrips,
    bytes: after.bytes - before.bytes,
  };
}
