import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/** Statements that frame a transaction. */
const FRAME = /^(?:BEGIN|COMMIT|ROLLBACK)$/;

const NOTHING: pg.QueryResult = { command: '', rowCount: 0, oid: 0, rows: [], fields: [] };

/**
 * A pool that lends the connection of a transaction that is already open, to code that asks it for one on
 * behalf of that transaction: so that the object-relational mapper works in a transaction that the
 * driver began and will end.
 */
export class LendingPool extends pg.Pool {
  private readonly lent = new AsyncLocalStorage<Loan>();

  /** Whatever `work` connects to is this connection, as long as its transaction is open. */
  lending<T>(loan: Loan, work: () => T): T {
    return this.lent.run(loan, work);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | void {
    if (callback) return super.connect(callback);
    const loan = this.lent.getStore();
    return loan ? Promise.resolve(borrowed(loan)) : super.connect();
  }
}

/** The connection of a transaction; once it is over the connection may be another firm's. */
export interface Loan {
  readonly client: pg.PoolClient;
  readonly isOpen: () => boolean;
}

/** The connection without what begins, ends or gives back its transaction. */
function borrowed({ client, isOpen }: Loan): pg.PoolClient {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'release') return () => undefined;
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        if (name !== 'query') return Reflect.apply(value, target, args);
        if (FRAME.test(textOf(args[0]))) return Promise.resolve(NOTHING);
        if (!isOpen()) return Promise.reject(new Error('The transaction has ended.'));
        return Reflect.apply(value, target, args);
      };
    },
  });
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  const isConfig = typeof query === 'object' && query !== null && 'text' in query;
  return isConfig ? String(query.text) : '';
}
