import 'server-only';
import { drainWaitingLine } from '@/lib/assignment';
import { listFirmIds } from '@/lib/db/door';
import { logger } from '@/lib/logger';

const SWEEP_EVERY_MS = 60_000;

/**
 * Drains every firm's waiting line once: for what only time frees, such as the end of an absence,
 * and for what a crash between a commit and its drain left behind. A firm that fails is logged and
 * does not stop the others.
 *
 * @returns how many cases found a holder
 */
export async function sweepWaitingLines(): Promise<number> {
  let placed = 0;
  for (const firmId of await listFirmIds()) {
    try {
      placed += await drainWaitingLine(firmId);
    } catch (error) {
      logger.error({ error, firmId }, 'draining a waiting line failed; the next sweep repeats it');
    }
  }
  return placed;
}

/**
 * Sweeps every minute until the returned function is called. Two processes may sweep at once: the
 * firm's lock makes the second find nothing left to do.
 */
export function startSweeping(): () => void {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    sweepWaitingLines()
      .catch((error: unknown) => logger.error({ error }, 'the sweep of the waiting lines failed'))
      .finally(() => {
        running = false;
      });
  }, SWEEP_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
