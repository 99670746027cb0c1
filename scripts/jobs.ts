import { disconnect } from '@/lib/platform/db/client';
import { readJobMetrics } from '@/lib/platform/db/identity-store';
import { listDeadJobs, retryDeadJobs } from '@/lib/platform/jobs/dead-jobs';

/**
 * Shows what is queued and what has failed for good; `retry` gives the latter another chance.
 * Exits with 1 while something has failed for good.
 */
async function main(command: string | undefined): Promise<number> {
  if (command !== undefined && command !== 'retry') {
    process.stderr.write('Usage: npm run jobs [-- retry]\n');
    return 2;
  }
  if (command === 'retry') {
    process.stdout.write(`${await retryDeadJobs()} jobs are queued again.\n`);
    return 0;
  }
  const { ready, later, underWay, dead } = await readJobMetrics();
  process.stdout.write(
    `${underWay} under way, ${ready} ready, ${later} for later, ${dead} failed for good.\n`,
  );
  for (const { failedAt, job, payload, retries, error } of await listDeadJobs()) {
    const when = failedAt.toISOString();
    process.stdout.write(
      `${when} ${job} ${JSON.stringify(payload)} after ${retries} retries: ${error}\n`,
    );
  }
  return dead === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv[2]);
} finally {
  await disconnect();
}
