// A worker that begins its jobs and never ends them, so that a test can kill it in the middle.
import { once } from 'node:events';
import { defineJob } from '@/lib/jobs/define-job';
import { registry } from '@/lib/jobs/registry';
import { startRunner } from '@/lib/jobs/runner';
import { tendFirm } from '@/lib/jobs/tend-firms';
import { withWholeFirm } from '@/lib/db/with-firm';

const [firmInTransaction] = process.argv.slice(2);

const forever = () => once(process, 'an event that never comes');

const dying = defineJob({
  name: 'tend-firm',
  handle: async ({ firmId, chore }) => {
    const begin = async () => {
      await tendFirm(firmId, chore);
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
