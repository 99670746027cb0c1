import { expect, it } from 'vitest';
import { withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { AttemptLimit } from './attempt-limit';

const at = <T>(time: string, work: () => Promise<T>) => withClock(() => new Date(time), work);

it('lets as many attempts through as allowed and then names the seconds to wait', async () => {
  const name = newId();
  // As two processes have it: nothing is kept in memory.
  const [here, there] = [new AttemptLimit(name, 2, 60_000), new AttemptLimit(name, 2, 60_000)];
  await at('2026-04-01T09:00:00Z', async () => {
    expect([await here.countAttempt('a'), await there.countAttempt('a')]).toEqual([0, 0]);
    expect(await here.countAttempt('a')).toBe(60);
    expect(await there.countAttempt('b')).toBe(0);
  });
  await at('2026-04-01T09:00:45Z', async () => {
    expect(await there.countAttempt('a')).toBe(15);
    await expect(here.requireAttempt('a', 'Too many')).rejects.toMatchObject({
      code: 'too-many-requests',
      message: 'Too many. Wait 1 minute and try again.',
      retryAfterSeconds: 15,
    });
  });
  await at('2026-04-01T09:01:00Z', async () => expect(await here.countAttempt('a')).toBe(0));
});

it('counts many at once as many, and each limit by itself', async () => {
  const [one, other] = [new AttemptLimit(newId(), 3, 60_000), new AttemptLimit(newId(), 3, 60_000)];
  const waits = await Promise.all(Array.from({ length: 10 }, () => one.countAttempt('a')));
  expect(waits.filter((seconds) => seconds === 0)).toHaveLength(3);
  expect(await other.countAttempt('a')).toBe(0);
});
