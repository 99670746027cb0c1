import 'server-only';

/** PostgreSQL schema of the job tables: pg-boss's own, installed by set-up as the owner. */
export const JOB_SCHEMA = 'pgboss';

/** Where a firm's own work is queued. One queue for nearly all, so that an idle process asks few questions. */
export const WORK_QUEUE = 'work';

/** Where deliveries to the world outside, and questions to it, are queued. */
export const OUTBOX_QUEUE = 'outbox';

/**
 * Where sample firms wait to be made. Each is a minute of reckoning, which no firm's own work waits for.
 */
export const SAMPLE_QUEUE = 'sample';

/** Every queue that workers look into. */
export const WORKED_QUEUES = [WORK_QUEUE, OUTBOX_QUEUE, SAMPLE_QUEUE] as const;

/** Where a job ends up that has failed for good, until someone runs it again or it is forgotten. */
export const DEAD_QUEUE = 'dead';

/** How often, how patiently and for how long a job is tried. */
export const WORK_SETTINGS = {
  /** At most one job that has not begun under each key; jobs without a key of their own never meet. */
  policy: 'short',
  retryLimit: 8,
  /** The first wait; each further one is about twice as long. */
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 900,
  /** A worker that is silent for so long is taken for dead, and its job is given to another. */
  heartbeatSeconds: 30,
  /** Longest run of one attempt. */
  expireInSeconds: 900,
  /** A job that no one got to in this time is of no use any more. */
  retentionSeconds: 30 * 86_400,
  deleteAfterSeconds: 3600,
  deadLetter: DEAD_QUEUE,
} as const;

export const DEAD_SETTINGS = {
  policy: 'standard',
  retentionSeconds: 90 * 86_400,
} as const;
