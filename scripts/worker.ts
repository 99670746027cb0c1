// Works on jobs beside the server, which does so as well: as many of these as are wanted.
import { disconnect } from '@/lib/platform/db/client';
import { startJobs } from '@/lib/worker/start-jobs';

process.stdout.write('Working on jobs. Ctrl-C stops this worker in order.\n');
await startJobs();
await disconnect();
process.exit(0);
