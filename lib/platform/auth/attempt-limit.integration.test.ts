import { expect, it } from 'vitest';
import { withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
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

it('who is refused already is refused without the database until the time is over', async () => {
  const limit = new AttemptLimit(newId(), 1, 60_000);
  const counted = () =>
    asOwner<{ sum: number }>('SELECT sum(count)::int AS sum FROM attempt_counts');
  await at('2026-04-02T09:00:00Z', async () => {
    expect([await limit.countAttempt('a'), await limit.countAttempt('a')]).toEqual([0, 60]);
  });
  const before = await counted();
  await at('2026-04-02T09:00:30Z', async () => {
    for (let n = 0; n < 5; n += 1) expect(await limit.countAttempt('a')).toBe(30);
  });
  expect(await counted()).toEqual(before);
  await at('2026-04-02T09:01:00Z', async () => expect(await limit.countAttempt('a')).toBe(0));
});
