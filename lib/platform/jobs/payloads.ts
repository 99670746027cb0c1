import 'server-only';
import { z } from 'zod';
import { OUTBOX_QUEUE, SAMPLE_QUEUE, WORK_QUEUE } from './queues';

const firm = { firmId: z.uuid() };

/**
 * What each job is told: ids and nothing else, because the job tables lie outside row-level
 * security. Everything a job has to know it reads in its firm when it runs, which is also what
 * makes it safe to run late or twice.
 */
export const jobPayloads = {
  /**
   * Every minute: does the maintenance tasks of the firms in which something is due (see
   * maintenance-tasks.ts in lib/worker).
   */
  'tend-firms': z.strictObject({}),
  /**
   * A maintenance task of one firm that failed in the minute's round, tried again with growing
   * patience.
   */
  'tend-firm': z.strictObject({ ...firm, chore: z.string() }),
  /** Every hour: forgets sessions, stored answers and notifications that have had their time. */
  'forget-expired': z.strictObject({}),
  /** Every hour: notes a digest of each firm's access records in its audit trail. */
  'anchor-access': z.strictObject({}),
  /** Checks or brings in the next rows of an import, and goes on later where there are more. */
  'work-on-import': z.strictObject({ ...firm, importId: z.uuid() }),
  /** Reads a calendar on the internet for an attorney's absences. */
  'read-calendar': z.strictObject({ ...firm, sourceId: z.uuid() }),
  /** Tells the past of a sample firm that has been founded, for the member who asked for it. */
  'make-sample-firm': z.strictObject({ ...firm, memberId: z.uuid() }),
  /** Takes a sample firm away, where the process that recorded it did not get to it. */
  'drop-sample-firm': z.strictObject({ ...firm }),
  /** Writes to the members of a firm about what they were told without an event. */
  'mail-news': z.strictObject({ ...firm }),
  /** Delivers a firm's events to one consumer of the outbox. */
  'deliver-outbox': z.strictObject({ ...firm, consumer: z.string() }),
} as const;

export type JobName = keyof typeof jobPayloads;

/** What talks to others may be slow, and a sample's past is long: the firms' own work waits for neither. */
const ELSEWHERE: Partial<Record<JobName, string>> = {
  'deliver-outbox': OUTBOX_QUEUE,
  'mail-news': OUTBOX_QUEUE,
  'read-calendar': OUTBOX_QUEUE,
  'make-sample-firm': SAMPLE_QUEUE,
};

/** Where a job is queued. */
export function queueOf(name: JobName): string {
  return ELSEWHERE[name] ?? WORK_QUEUE;
}

export type JobPayload<N extends JobName> = z.infer<(typeof jobPayloads)[N]>;
