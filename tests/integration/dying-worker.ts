// A worker that begins its jobs and never ends them, so that a test can kill it in the middle.
import { once } from 'node:events';
import { defineJob } from '@/lib/platform/jobs/define-job';
import { registry } from '@/lib/worker/registry';
import { startRunner } from '@/lib/platform/jobs/runner';
import { maintainFirm } from '@/lib/worker/maintain-firms';
import { withWholeFirm } from '@/lib/platform/db/with-firm';

const [firmInTransaction] = process.argv.slice(2);

const forever = () => once(process, 'an event that never comes');

const dying = defineJob({
  name: 'tend-firm',
  handle: async ({ firmId, chore }) => {
    const begin = async () => {
      await maintainFirm(firmId, chore);
      process.stdout.write(`begun ${firmId}\n`);
    };
    if (firmId !== firmInTransaction) {
      await begin();
      await forever();
    }
    await withWholeFirm(firmId, async () => {
      await begin();
      await forever();
    });
  },
});

// Without something to wait for, Node would end by itself.
setInterval(() => undefined, 1000);
const { 'tend-firms': _rounds, ...others } = registry;
await startRunner(
  { ...others, 'tend-firms': { ...registry['tend-firms'], cron: undefined }, 'tend-firm': dying },
  { pollSeconds: 0.5 },
);
