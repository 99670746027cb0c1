import 'server-only';
import { anchorAllAccess } from './anchor-access';
import { defineJob, type JobTable } from './define-job';
import { forgetExpired } from './forget-expired';
import { tendFirm, tendFirms } from './tend-firms';

/** Every job by its name. A new one needs its payload in payloads.ts and its line here. */
export const registry: JobTable = {
  'tend-firms': defineJob({
    name: 'tend-firms',
    cron: '* * * * *',
    handle: async () => {
      await tendFirms();
    },
  }),
  'tend-firm': defineJob({
    name: 'tend-firm',
    handle: ({ firmId, chore }) => tendFirm(firmId, chore),
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
