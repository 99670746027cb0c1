import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;

/**
 * The first answer of `look` that is not null, for what another process does in its own time.
 * @throws Error saying what was waited for, after `patienceMs`.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null>,
  patienceMs = 40_000,
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > deadline) throw new Error(`This never happened: ${what}.`);
    await wait(LOOK_EVERY_MS);
  }
}
