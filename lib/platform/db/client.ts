import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/platform/env';
import { logger } from '@/lib/platform/logger';
import { PrismaClient } from './generated/client';
import { QueuedClient } from './queued-client';
import { isPooled, statementNames } from './statement-names';

/** Connections one process may hold; requests of one firm queue before they take one. */
export const POOL_SIZE = 16;

/** Work that needs the client once more before it goes away. */
const shutdownHooks: (() => Promise<void>)[] = [];

const globalForPrisma = globalThis as typeof globalThis & { evenhandPrisma?: PrismaClient };

function createClient(): PrismaClient {
  const connectionString = env.DATABASE_APP_URL;
  const adapter = new PrismaPg(
    { connectionString, max: POOL_SIZE, application_name: 'evenhand', Client: QueuedClient },
    // A server that goes away emits an error on idle clients; unhandled it would end the process.
    {
      onPoolError: (error) => logger.warn({ error }, 'database connection lost'),
      ...(isPooled(connectionString) ? {} : { statementNameGenerator: statementNames() }),
    },
  );
  return new PrismaClient({ adapter });
}

/**
 * The process's client, connected as the role that owns nothing and bypasses nothing. Only
 * lib/platform/db imports it: firms' rows are reached through `withFirm`, the rest through the door.
 */
export function prismaClient(): PrismaClient {
  globalForPrisma.evenhandPrisma ??= createClient();
  return globalForPrisma.evenhandPrisma;
}

/** Has `work` done before the pool is closed, whenever there is one. */
export function beforeDisconnect(work: () => Promise<void>): void {
  shutdownHooks.push(work);
}

/** Closes the pool; scripts and tests call it before they end. */
export async function disconnect(): Promise<void> {
  if (!globalForPrisma.evenhandPrisma) return;
  for (const shutdownHook of shutdownHooks) await shutdownHook();
  await globalForPrisma.evenhandPrisma.$disconnect();
  delete globalForPrisma.evenhandPrisma;
}
