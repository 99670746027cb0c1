/** Runs once in each server process, before it answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { readyPasswordPolicy } = await import('@/lib/identity/password-policy');
  readyPasswordPolicy();
  const { startJobs } = await import('@/lib/jobs/start-jobs');
  startJobs();
}
