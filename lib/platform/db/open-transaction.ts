import 'server-only';
import type { Writable } from 'node:stream';
import type pg from 'pg';
import type { Database } from './client';
import { sqlFacade, type Ask } from './facade';
import { answerOf } from './raw-values';
import type { Prisma } from './generated/client';

type Tx = Prisma.TransactionClient;

/** The mapper's own limits never come before ours. */
const MAPPER_TIMEOUT_MS = 86_400_000;

/** What PostgreSQL answers to whatever follows a statement that failed. */
const FOLLOWS_A_FAILURE = '25P02';

/** The work took longer than its transaction may; the same may well succeed when there is less to do. */
export class TransactionTimeout extends Error {
  readonly code = 'P2028';
}

const transactions = new WeakMap<Tx, OpenTransaction>();

/** Statements are taken while it is open; after that only its own end is sent. */
type Phase = 'open' | 'ending' | 'committing' | 'released';

/**
 * One transaction on one connection. SQL goes to the driver as it is; what asks for the mapper's models
 * has the mapper join in, on the same connection (decision 0071). Statements may be sent before those
 * before them are answered: the database takes them in order, and none after one that fails.
 *
 * The connection is given back only after the answer to COMMIT or ROLLBACK, which comes after all
 * others, and only where it says that no transaction is open. Else it is closed.
 */
export class OpenTransaction {
  readonly tx: Tx;
  private mapper: Promise<MapperPart> | null = null;
  private phase: Phase = 'open';
  private timedOut: TransactionTimeout | null = null;
  private unawaited: Promise<unknown>[] = [];
  private timer: NodeJS.Timeout;

  private constructor(
    private readonly database: Database,
    private readonly client: pg.PoolClient,
    private readonly timeoutMs: number,
  ) {
    this.tx = sqlFacade(this.ask, async () => (await this.joinMapper()).tx);
    transactions.set(this.tx, this);
    client.on('error', noteLost);
    this.timer = this.startTimer();
  }

  /** Takes a connection and begins; what is asked at once travels with it. */
  static async begin(database: Database, timeoutMs: number): Promise<OpenTransaction> {
    const client = await database.pool.connect();
    const transaction = new OpenTransaction(database, client, timeoutMs);
    transaction.later(transaction.ask('BEGIN', []));
    return transaction;
  }

  /** Does not wait for this answer. The transaction does not commit unless it is good. */
  later(asked: Promise<unknown>): void {
    asked.catch(() => undefined);
    this.unawaited.push(asked);
  }

  /** Waits for whatever was not waited for. */
  async settle(): Promise<void> {
    const asked = this.unawaited;
    this.unawaited = [];
    for (const result of await Promise.allSettled(asked)) {
      if (result.status === 'rejected') throw result.reason;
    }
  }

  /** What made the transaction fail: something that was not waited for, or what its caller noticed. */
  async causeOf(noticed: unknown): Promise<unknown> {
    const cause = await this.settle().catch((error: unknown) => ({ error }));
    if (this.timedOut) return this.timedOut;
    if (!cause || codeOf(cause.error) === FOLLOWS_A_FAILURE) return noticed;
    return cause.error;
  }

  /** @throws what has failed; nothing is committed then. */
  async commit(): Promise<void> {
    this.takeNoMore();
    await this.endMapper();
    if (this.timedOut) throw this.timedOut;
    this.phase = 'committing';
    const committed = this.send('COMMIT', []);
    this.later(committed);
    await this.settle();
    // A statement may have failed without its caller minding: the database rolls back then.
    if ((await committed).command !== 'COMMIT') throw new Error('A statement had failed.');
    this.release();
  }

  /** Undoes everything, and answers what had failed. */
  async rollback(noticed: unknown): Promise<unknown> {
    this.takeNoMore();
    const cause = await this.causeOf(noticed);
    await this.endMapper().catch(() => undefined);
    await this.undo();
    return cause;
  }

  private readonly ask: Ask = async (text, values) => {
    this.refuseUnlessOpen();
    return this.send(text, values);
  };

  private send(text: string, values: readonly unknown[]): ReturnType<Ask> {
    this.gather();
    return answerOf(this.client, this.database.nameOf, text, values);
  }

  private takeNoMore(): void {
    if (this.phase === 'open') this.phase = 'ending';
  }

  private refuseUnlessOpen(): void {
    if (this.phase !== 'open') throw this.timedOut ?? new Error('The transaction has ended.');
  }

  /** Whatever is asked in the same breath leaves in one packet. */
  private gather(): void {
    const stream = streamOf(this.client);
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  private joinMapper(): Promise<MapperPart> {
    this.refuseUnlessOpen();
    this.mapper ??= new Promise((resolve, reject) => {
      const { pool, prisma } = this.database;
      const limits = { timeout: MAPPER_TIMEOUT_MS, maxWait: MAPPER_TIMEOUT_MS };
      let end = () => undefined as void;
      const over = new Promise<void>((done) => (end = done));
      const ended = pool.lending({ client: this.client, isOpen: () => this.phase === 'open' }, () =>
        prisma.$transaction(async (tx) => {
          resolve({ tx, end: () => (end(), ended) });
          await over;
        }, limits),
      );
      ended.catch(reject);
    });
    return this.mapper;
  }

  private async endMapper(): Promise<void> {
    if (this.mapper) await (await this.mapper).end();
  }

  private startTimer(): NodeJS.Timeout {
    return setTimeout(() => this.expire(), this.timeoutMs).unref();
  }

  // What is under way would meet the connection's next transaction, so the connection goes with it: the
  // database rolls back when it finds no one there. A COMMIT that is under way has its own time, since
  // only its answer says what became of it.
  private expire(): void {
    const isLate = this.timedOut !== null;
    this.timedOut ??= new TransactionTimeout(
      `A transaction took longer than ${this.timeoutMs} ms.`,
    );
    if (this.phase === 'committing' && !isLate) {
      this.timer = this.startTimer();
      return;
    }
    const stream = streamOf(this.client);
    this.release(this.timedOut);
    stream.destroy();
  }

  private async undo(): Promise<void> {
    if (this.phase === 'released') return;
    try {
      await this.send('ROLLBACK', []);
      this.release();
    } catch (error) {
      this.release(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private release(broken?: Error): void {
    if (this.phase === 'released') return;
    this.phase = 'released';
    clearTimeout(this.timer);
    this.client.off('error', noteLost);
    const isIdle = this.client.getTransactionStatus() === 'I';
    this.client.release(broken ?? !isIdle);
  }
}

interface MapperPart {
  readonly tx: Tx;
  readonly end: () => Promise<void>;
}

/**
 * Does not wait for this answer: the transaction does not commit unless it is good, and fails as this
 * has failed.
 */
export async function askLater(tx: Tx, asked: Promise<unknown>): Promise<void> {
  const transaction = transactions.get(tx);
  if (transaction) transaction.later(asked);
  else await asked;
}

/** Waits for what was asked and not waited for. */
export async function settle(tx: Tx): Promise<void> {
  await transactions.get(tx)?.settle();
}

/** What really failed when this was noticed. */
export async function causeOf(tx: Tx, noticed: unknown): Promise<unknown> {
  return (await transactions.get(tx)?.causeOf(noticed)) ?? noticed;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}

function streamOf(client: pg.PoolClient): Writable {
  return (client.connection as unknown as { stream: Writable }).stream;
}

// The statement that is under way fails as well and says so; unheard the event would end the process.
function noteLost(): void {}
