import 'server-only';
import type { Sql } from '@/lib/platform/db/sql';
import type { JobName, JobPayload } from './payloads';

export interface JobDefinition<N extends JobName = JobName> {
  readonly name: N;
  /** Minutes, hours, days, months and weekdays in UTC on which it starts by itself; once per time. */
  readonly cron?: string;
  /** Does the work. It may run late, twice, or beside another process; throwing means "again". */
  readonly handle: (payload: JobPayload<N>) => Promise<void>;
}

/** One job of the registry, with the payload that its name stands for. */
export function defineJob<N extends JobName>(job: JobDefinition<N>): JobDefinition<N> {
  return job;
}

/** Something that time alone makes necessary in a firm. */
export interface MaintenanceTask {
  /** Kebab-case, unique. */
  readonly name: string;
  /**
   * Does what is due in this firm at `at`: usually nothing, which should cost one short query.
   * Must bear being run twice, also at the same moment (take the firm's lock, check again).
   */
  readonly run: (firmId: string, at: Date) => Promise<unknown>;
  /**
   * When it is next due in this firm, as one SQL value: an instant, or NULL for never as things
   * stand. Asked right after it was done at `at`, under the firm's lock. Too early costs another
   * look; what comes too late is missed, unless a transaction writes in the firm before.
   */
  readonly dueAt: (firmId: string, at: Date) => Sql;
}

/** Every job by its name. */
export type JobTable = { readonly [N in JobName]: JobDefinition<N> };
