import 'server-only';
import { PgBoss } from 'pg-boss';
import { env } from '@/lib/platform/env';
import { JOB_SCHEMA } from './queues';

/** How the queues behave changes with a release, which starts anew; a day is the library's longest. */
const QUEUES_KNOWN_SECONDS = 86_400;

/**
 * The queues, to put jobs in and to look at them without working on them. One connection, held only
 * while it is used. Stop it when done.
 */
export async function openQueues(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env.DATABASE_APP_URL,
    schema: JOB_SCHEMA,
    max: 1,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    queueCacheIntervalSeconds: QUEUES_KNOWN_SECONDS,
  });
  // Unheard, it would end the process; the call that fails says the same.
  boss.on('error', () => undefined);
  return boss.start();
}
