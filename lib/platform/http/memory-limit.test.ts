import { expect, it } from 'vitest';
import { withClock } from '@/lib/platform/clock';
import { MemoryLimit } from './memory-limit';

async function at(time: string, work: () => void): Promise<void> {
  await withClock(
    () => new Date(time),
    async () => work(),
  );
}

it('lets as many attempts through as allowed and then names the seconds to wait', async () => {
  const limit = new MemoryLimit(2, 60_000);
  await at('2026-04-01T09:00:00Z', () => {
    expect([limit.countAttempt('a'), limit.countAttempt('a')]).toEqual([0, 0]);
    expect(limit.countAttempt('a')).toBe(60);
    expect(limit.countAttempt('b')).toBe(0);
  });
  await at('2026-04-01T09:00:45Z', () => expect(limit.countAttempt('a')).toBe(15));
  await at('2026-04-01T09:01:00Z', () => expect(limit.countAttempt('a')).toBe(0));
});

it('forgets a key after a success', async () => {
  const limit = new MemoryLimit(1, 60_000);
  await at('2026-04-01T09:00:00Z', () => {
    limit.countAttempt('a');
    limit.forget('a');
    expect(limit.countAttempt('a')).toBe(0);
  });
});

it('keeps a bounded number of keys, whatever addresses are made up', async () => {
  const limit = new MemoryLimit(1, 60_000, 3);
  await at('2026-04-01T09:00:00Z', () => {
    for (const key of ['a', 'b', 'c', 'd']) expect(limit.countAttempt(key)).toBe(0);
    expect(limit.countAttempt('d')).toBe(60);
    expect(limit.size).toBe(3);
  });
});
