import 'server-only';
import { direct } from '../client';

/* The part of the identity store that tells how the database and its jobs are, of all firms together. */

export interface JobMetrics {
  /** Jobs whose time has come and that no one has begun. */
  readonly ready: number;
  /** Jobs for a later time, among them those that are tried again. */
  readonly later: number;
  readonly underWay: number;
  /** Jobs that have failed for good. */
  readonly dead: number;
}

/** How many jobs there are, of all firms together. */
export async function readJobMetrics(): Promise<JobMetrics> {
  const [row] = await direct().$queryRaw<JobMetrics[]>`
    SELECT (count(*) FILTER (WHERE name IN ('work', 'outbox', 'sample') AND state < 'active' AND start_after <= now()))::int AS ready,
           (count(*) FILTER (WHERE name IN ('work', 'outbox', 'sample') AND state < 'active' AND start_after > now()))::int AS later,
           (count(*) FILTER (WHERE name IN ('work', 'outbox', 'sample') AND state = 'active'))::int AS "underWay",
           (count(*) FILTER (WHERE name = 'dead' AND state < 'active'))::int AS dead
      FROM pgboss.job`;
  return row ?? { ready: 0, later: 0, underWay: 0, dead: 0 };
}

/** Whether the database answers, for the health check. */
export async function isDatabaseReachable(): Promise<boolean> {
  try {
    await direct().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}

/** What tells whether the installation can do all of its work. */
export interface ReadinessFacts {
  /** Names of the migrations that the database has seen whole. */
  readonly migrations: readonly string[];
  /** Seconds since a worker last looked at the clock; null before the first. */
  readonly workerSilentSeconds: number | null;
  /** Seconds for which the oldest due job has waited, samples left out: they wait for each other. */
  readonly workLateSeconds: number | null;
}

/**
 * Facts for the readiness check.
 * @throws Error when the database does not answer, or lacks the tables of this version.
 */
export async function readReadiness(): Promise<ReadinessFacts> {
  const [row] = await direct().$queryRaw<ReadinessFacts[]>`
    SELECT ARRAY(SELECT migration_name FROM _prisma_migrations
                  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS migrations,
           (SELECT extract(epoch FROM now() - cron_on)::float8 FROM pgboss.version)
             AS "workerSilentSeconds",
           (SELECT extract(epoch FROM now() - min(start_after))::float8 FROM pgboss.job
             WHERE name IN ('work', 'outbox') AND state < 'active' AND start_after <= now())
             AS "workLateSeconds"`;
  return row ?? { migrations: [], workerSilentSeconds: null, workLateSeconds: null };
}
