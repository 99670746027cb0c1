import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import {
  DEAD_QUEUE,
  DEAD_SETTINGS,
  JOB_SCHEMA,
  WORK_SETTINGS,
  WORKED_QUEUES,
} from '@/lib/platform/jobs/queues';
import { SetupError } from '@/lib/platform/db/setup-error';
import { checkout } from './checkout';

/**
 * What the product's role may do with the job tables: put work in, take it out and keep account of
 * it. How a queue behaves it may read but not change, and it may neither drop nor alter anything.
 */
const GRANTS = `
  GRANT USAGE ON SCHEMA ${JOB_SCHEMA} TO evenhand_app;
  GRANT SELECT ON ALL TABLES IN SCHEMA ${JOB_SCHEMA} TO evenhand_app;
  GRANT INSERT, UPDATE, DELETE ON ${JOB_SCHEMA}.job, ${JOB_SCHEMA}.job_common TO evenhand_app;
  GRANT INSERT, UPDATE, DELETE ON ${JOB_SCHEMA}.schedule TO evenhand_app;
  GRANT INSERT ON ${JOB_SCHEMA}.queue TO evenhand_app;
  GRANT DELETE ON ${JOB_SCHEMA}.job_dependency TO evenhand_app;
  GRANT INSERT, UPDATE, DELETE ON ${JOB_SCHEMA}.instance TO evenhand_app;
  DO $$
  DECLARE
    bookkeeping text;
  BEGIN
    SELECT string_agg(quote_ident(column_name), ', ') INTO bookkeeping
      FROM information_schema.columns
     WHERE table_schema = '${JOB_SCHEMA}' AND table_name = 'queue'
       AND (column_name ~ '_(count|on|delta|bins|history|active)$'
            OR column_name IN ('delta_seconds', 'ready_oldest_seconds'));
    EXECUTE format('GRANT UPDATE (%s) ON ${JOB_SCHEMA}.queue TO evenhand_app', bookkeeping);
    SELECT string_agg(quote_ident(column_name), ', ') INTO bookkeeping
      FROM information_schema.columns
     WHERE table_schema = '${JOB_SCHEMA}' AND table_name = 'version' AND column_name ~ '_on$';
    EXECUTE format('GRANT UPDATE (%s) ON ${JOB_SCHEMA}.version TO evenhand_app', bookkeeping);
  END
  $$;`;

/**
 * Installs the job tables and their queues as the database's owner, or brings them up to date, and
 * says what the product's role may do with them. Needs the role that the migrations create.
 *
 * @returns whether anything had to be done
 * @throws SetupError with the database's own words.
 */
export async function installJobSchema(ownerUrl: string): Promise<boolean> {
  const wanted = `Evenhand ${fingerprint()}`;
  if ((await readComment(ownerUrl)) === wanted) return false;
  try {
    await installTables(ownerUrl);
    await runAsOwner(
      ownerUrl,
      `${GRANTS}
      COMMENT ON SCHEMA ${JOB_SCHEMA} IS '${wanted}'`,
    );
  } catch (error) {
    throw new SetupError(
      `The job tables could not be set up: ${error instanceof Error ? error.message : String(error)}.`,
      `The user of DATABASE_URL needs to own the schema "${JOB_SCHEMA}", or CREATE on the database ` +
        'for the first time.',
    );
  }
  return true;
}

async function installTables(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOB_SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  // Unheard, it would end the process; the call that fails says the same.
  boss.on('error', () => undefined);
  await boss.start();
  try {
    await boss.createQueue(DEAD_QUEUE, DEAD_SETTINGS);
    for (const queue of WORKED_QUEUES) {
      await boss.createQueue(queue, WORK_SETTINGS);
      await boss.updateQueue(queue, changeable(WORK_SETTINGS));
    }
    await boss.updateQueue(DEAD_QUEUE, changeable(DEAD_SETTINGS));
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** How jobs meet in a queue is decided once; the rest of its settings may change. */
function changeable<T extends { readonly policy: string }>({ policy: _, ...settings }: T) {
  return settings;
}

function fingerprint(): string {
  const library = path.join(checkout, 'node_modules', 'pg-boss', 'package.json');
  return createHash('sha256')
    .update(fs.readFileSync(library))
    .update(JSON.stringify([GRANTS, WORKED_QUEUES, WORK_SETTINGS, DEAD_SETTINGS]))
    .digest('hex')
    .slice(0, 16);
}

async function readComment(ownerUrl: string): Promise<string | null> {
  const [row] = await runAsOwner<{ comment: string | null }>(
    ownerUrl,
    `SELECT obj_description(to_regnamespace('${JOB_SCHEMA}'), 'pg_namespace') AS comment`,
  );
  return row?.comment ?? null;
}

async function runAsOwner<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
