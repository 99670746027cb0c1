/** Runs once in each server process, before it answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { readyPasswordPolicy } = await import('@/lib/platform/auth/password-policy');
  readyPasswordPolicy();
  const { onForeignOrigin } = await import('@/lib/platform/http/foreign-origins');
  const { recordForeignOrigin } = await import('@/lib/platform/auth/record-foreign-origin');
  onForeignOrigin((request) => void recordForeignOrigin(request));
  const { answerFraming } = await import('@/lib/platform/http/framing');
  const { listFrameOrigins } = await import('@/lib/features/intake');
  answerFraming(listFrameOrigins);
  // While developing the framework answers, which knows what was changed since.
  if (process.env.NODE_ENV === 'production') {
    const { answerPrograms } = await import('@/lib/platform/http/program-entry');
    const { findProgramAnswer } = await import('@/app/api/program-answers');
    answerPrograms(findProgramAnswer);
  }
  const { isOneOfMany, line } = await import('@/lib/platform/processes');
  // Where there is a worker beside, this process leaves jobs to it, and is told of changes.
  line();
  if (isOneOfMany()) return;
  const { startJobs } = await import('@/lib/worker/start-jobs');
  void startJobs();
}
