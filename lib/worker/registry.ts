import 'server-only';
import { anchorAllAccess } from './anchor-access';
import { outboxConsumers, type ConsumersOf } from './outbox-consumers';
import { readSource } from '@/lib/features/calendar';
import { workOnImport } from '@/lib/features/imports';
import { mailNews } from '@/lib/features/mail';
import { dropSample, generateSample } from '@/lib/features/sample-firm';
import { runDelivery, type DeliveryLimits } from '@/lib/platform/outbox';
import { defineJob, type JobTable } from '@/lib/platform/jobs/define-job';
import { forgetExpired } from './forget-expired';
import { maintainFirm, maintainFirms } from './maintain-firms';

const OTHER_JOBS: Omit<JobTable, 'deliver-outbox'> = {
  'tend-firms': defineJob({
    name: 'tend-firms',
    cron: '* * * * *',
    handle: async () => {
      await maintainFirms();
    },
  }),
  'tend-firm': defineJob({
    name: 'tend-firm',
    handle: ({ firmId, chore: task }) => maintainFirm(firmId, task),
  }),
  'work-on-import': defineJob({
    name: 'work-on-import',
    handle: ({ firmId, importId }) => workOnImport(firmId, importId),
  }),
  'read-calendar': defineJob({
    name: 'read-calendar',
    handle: ({ firmId, sourceId }) => readSource(firmId, sourceId),
  }),
  'mail-news': defineJob({
    name: 'mail-news',
    handle: ({ firmId }) => mailNews(firmId),
  }),
  'make-sample-firm': defineJob({
    name: 'make-sample-firm',
    handle: ({ firmId, memberId }) => generateSample(firmId, memberId),
  }),
  'drop-sample-firm': defineJob({
    name: 'drop-sample-firm',
    handle: async ({ firmId }) => {
      await dropSample(firmId);
    },
  }),
  'forget-expired': defineJob({
    name: 'forget-expired',
    cron: '7 * * * *',
    handle: async () => {
      await forgetExpired();
    },
  }),
  'anchor-access': defineJob({
    name: 'anchor-access',
    cron: '37 * * * *',
    handle: async () => {
      await anchorAllAccess();
    },
  }),
};

/** Every job by its name. A new one needs its payload in payloads.ts and its line here. */
export const registry: JobTable = registryWith(outboxConsumers);

/** The same with other consumers of the outbox, for tests and benches. */
export function registryWith(consumersOf: ConsumersOf, limits?: Partial<DeliveryLimits>): JobTable {
  return { ...OTHER_JOBS, 'deliver-outbox': deliveryJob(consumersOf, limits) };
}

function deliveryJob(consumersOf: ConsumersOf, limits?: Partial<DeliveryLimits>) {
  return defineJob({
    name: 'deliver-outbox',
    handle: async ({ firmId, consumer: name }) => {
      const consumer = (await consumersOf(firmId)).find((known) => known.name === name);
      // One that no longer exists gets nothing.
      if (consumer) await runDelivery(firmId, consumer, limits);
    },
  });
}
