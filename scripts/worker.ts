// Works on jobs. `npm start` has one beside its web processes; as many more as are wanted may run beside it.
import { disconnect } from '@/lib/platform/db/client';
import { line } from '@/lib/platform/processes';
import { startJobs } from '@/lib/worker/start-jobs';

process.title = 'evenhand worker';
process.stdout.write('Working on jobs. Ctrl-C stops this worker in order.\n');
// Ends with the one that has started it.
line();
await startJobs();
await disconnect();
process.exit(0);
