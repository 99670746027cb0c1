import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/platform/env';
import { logger } from '@/lib/platform/logger';
import { sqlFacade, type Ask } from './facade';
import { PrismaClient, type Prisma } from './generated/client';
import { LendingPool } from './lending-pool';
import { POOL_SIZE, poolSizeOf } from './pool-size';
import { answerOf } from './raw-values';
import { isPooled, statementNames } from './statement-names';

/** How long one waits for a free connection. */
const CONNECTION_WAIT_MS = 20_000;

/** The process's way to its database: one pool, which the mapper and the driver share. */
export interface Database {
  readonly pool: LendingPool;
  readonly prisma: PrismaClient;
  /** The name under which a connection keeps this statement; empty for none. */
  readonly nameOf: (query: { readonly sql: string }) => string;
  /** Statements outside of firms' transactions, each by itself. */
  readonly direct: Prisma.TransactionClient;
}

/** Work that needs the client once more before it goes away. */
const shutdownHooks: (() => Promise<void>)[] = [];

const globalForDatabase = globalThis as typeof globalThis & { evenhandDatabase?: Database };

function openDatabase(): Database {
  const connectionString = env.DATABASE_APP_URL;
  const pool = new LendingPool({
    connectionString,
    max: ownPoolSize(),
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
    application_name: 'evenhand',
    // Statements need not wait for the answers to those before them.
    pipeline: true,
  });
  // A server that goes away emits an error on idle clients; unhandled it would end the process.
  // Its words alone: the driver hangs all of the connection on it.
  pool.on('error', ({ message }) => logger.warn({ reason: message }, 'database connection lost'));
  const nameOf = isPooled(connectionString) ? () => '' : statementNames();
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameOf });
  const prisma = new PrismaClient({ adapter });
  const ask: Ask = (text, values) => answerOf(pool, nameOf, text, values);
  return { pool, nameOf, prisma, direct: sqlFacade(ask, async () => prisma) };
}

/** One of many web processes has its share. */
function ownPoolSize(): number {
  if (env.EVENHAND_ROLE !== 'web') return POOL_SIZE;
  return poolSizeOf(env.EVENHAND_WEB_PROCESSES, env.EVENHAND_DATABASE_CONNECTIONS);
}

/**
 * The process's database, connected as the role that owns nothing and bypasses nothing. Only
 * lib/platform/db imports it: firms' rows are reached through `withFirm`, the rest through the
 * identity store.
 */
export function database(): Database {
  globalForDatabase.evenhandDatabase ??= openDatabase();
  return globalForDatabase.evenhandDatabase;
}

/** SQL outside of firms: what every request asks before a firm is known goes to the driver as it is. */
export function direct(): Pick<Prisma.TransactionClient, '$queryRaw' | '$executeRaw'> {
  return database().direct;
}

/** The mapper outside of firms. */
export function prismaClient(): PrismaClient {
  return database().prisma;
}

/** Has `work` done before the pool is closed, whenever there is one. */
export function beforeDisconnect(work: () => Promise<void>): void {
  shutdownHooks.push(work);
}

/** Closes the pool; scripts and tests call it before they end. */
export async function disconnect(): Promise<void> {
  const open = globalForDatabase.evenhandDatabase;
  if (!open) return;
  for (const shutdownHook of shutdownHooks) await shutdownHook();
  // The pool first: it waits for the transactions that have begun, the mapper would end them.
  if (!open.pool.ending) await open.pool.end();
  await open.prisma.$disconnect();
  delete globalForDatabase.evenhandDatabase;
}
