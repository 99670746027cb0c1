import 'server-only';
import { PgBoss, type Job } from 'pg-boss';
import { z } from 'zod';
import { env } from '@/lib/platform/env';
import { logger } from '@/lib/platform/logger';
import type { JobDefinition, JobTable } from './define-job';
import { jobPayloads, type JobName } from './payloads';
import { JOB_SCHEMA, OUTBOX_QUEUE, SAMPLE_QUEUE, WORK_QUEUE, WORKED_QUEUES } from './queues';

/** Connections the runner holds beside the product's own. */
const POOL_SIZE = 4;

/**
 * Jobs of each queue that one process works on at a time. One firm has half of its deliveries at most:
 * endpoints that answer slowly keep no other firm's mail waiting. Samples are made one after another.
 */
const CONCURRENCY = {
  [WORK_QUEUE]: { localConcurrency: 2 },
  [OUTBOX_QUEUE]: { localConcurrency: 4, localGroupConcurrency: 2 },
  [SAMPLE_QUEUE]: { localConcurrency: 1 },
};

const STOP_PATIENCE_MS = 8_000;

export interface RunnerTimes {
  /** Seconds between two looks for work. */
  readonly pollSeconds?: number;
  /** Seconds between two looks for workers that died and for times that have come. */
  readonly watchSeconds?: number;
}

export interface Runner {
  /** Takes no more work, waits for what is being done (eight seconds at most) and disconnects. */
  readonly stop: () => Promise<void>;
}

const jobNames = z.enum(Object.keys(jobPayloads) as [JobName, ...JobName[]]);
const envelopeSchema = z.object({ job: jobNames, payload: z.unknown() });

/**
 * Works on jobs until stopped, beside any number of other processes: each job is given to one of
 * them, and to another when that one dies.
 *
 * @throws Error when the job tables are missing, which set-up installs.
 */
export async function startRunner(
  jobs: JobTable,
  { pollSeconds = 2, watchSeconds = 15 }: RunnerTimes = {},
): Promise<Runner> {
  const boss = new PgBoss({
    connectionString: env.DATABASE_APP_URL,
    application_name: 'evenhand jobs',
    max: POOL_SIZE,
    schema: JOB_SCHEMA,
    // The product's role owns nothing: the tables are set-up's business (scripts/lib/job-schema).
    migrate: false,
    createSchema: false,
    reindex: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    superviseIntervalSeconds: watchSeconds,
    monitorIntervalSeconds: watchSeconds,
    cronMonitorIntervalSeconds: watchSeconds,
    cronWorkerIntervalSeconds: Math.max(1, pollSeconds),
  });
  boss.on('error', (error) => logger.error({ error }, 'the job runner met an error'));
  boss.on('warning', ({ message, data }) => logger.warn({ data }, message));
  await boss.start();
  await setSchedules(boss, jobs);
  for (const queue of WORKED_QUEUES) {
    const limits = { pollingIntervalSeconds: pollSeconds, ...CONCURRENCY[queue] };
    await boss.work(queue, limits, async (batch) => {
      for (const job of batch) await perform(jobs, job);
    });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: STOP_PATIENCE_MS }) };
}

/** Makes the stored schedules those of the table. */
async function setSchedules(boss: PgBoss, jobs: JobTable): Promise<void> {
  const wanted = new Set<string>();
  for (const { name, cron } of Object.values(jobs)) {
    if (cron === undefined) continue;
    wanted.add(name);
    await boss.schedule(
      WORK_QUEUE,
      cron,
      { job: name, payload: {} },
      // The last key keeps a second one from queueing up behind one that no one got to yet.
      { key: name, tz: 'UTC', missed: 'once', singletonKey: `schedule:${name}` },
    );
  }
  for (const { key } of await boss.getSchedules(WORK_QUEUE)) {
    if (!wanted.has(key)) await boss.unschedule(WORK_QUEUE, key);
  }
}

async function perform(jobs: JobTable, { id, data }: Job<unknown>): Promise<void> {
  const { job, payload } = envelopeSchema.parse(data);
  try {
    await handle(jobs, job, payload);
  } catch (error) {
    logger.error({ error, job, jobId: id }, 'a job failed; it is tried again or set aside');
    throw error;
  }
}

function handle<N extends JobName>(jobs: JobTable, name: N, payload: unknown): Promise<void> {
  const definition: JobDefinition<N> = jobs[name];
  // Each name has its own payload, which the compiler cannot see through the table.
  return definition.handle(jobPayloads[name].parse(payload) as never);
}
