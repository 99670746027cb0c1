import 'server-only';
import { anchorAllAccess } from './anchor-access';
import { defineJob, type JobTable } from '@/lib/platform/jobs/define-job';
import { forgetExpired } from './forget-expired';
import { maintainFirm, maintainFirms } from './maintain-firms';

/** Every job by its name. A new one needs its payload in payloads.ts and its line here. */
export const registry: JobTable = {
  'tend-firms': defineJob({
    name: 'tend-firms',
    cron: '* * * * *',
    handle: async () => {
      await maintainFirms();
    },
  }),
  'tend-firm': defineJob({
    name: 'tend-firm',
    handle: ({ firmId, chore }) => maintainFirm(firmId, chore),
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
