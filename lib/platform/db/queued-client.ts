import 'server-only';
import pg from 'pg';

type Query = (...args: unknown[]) => unknown;

/**
 * A connection that asks one thing after another. The object-relational mapper asks for several
 * relations of a row side by side, also within a transaction, where there is one connection: pg
 * queues such queries by itself, but warns that it will not for ever.
 */
export class QueuedClient extends pg.Client {
  private last: Promise<unknown> = Promise.resolve();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = super.query.bind(this) as Query;
    const queued: Query = (...args) => {
      // The person who gives a callback waits for it, and has nothing to be queued behind.
      if (args.some((arg) => typeof arg === 'function')) return send(...args);
      const asked = this.last.then(() => send(...args));
      this.last = asked.then(nothing, nothing);
      return asked;
    };
    this.query = queued as pg.Client['query'];
  }
}

function nothing(): void {}
