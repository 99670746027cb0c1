import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SessionClock, type SessionLeft, type SessionState } from './session-clock';

const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;

/** A page, and a server that knows the session from here on. */
function page() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', document);
  const told: SessionState[] = [];
  const asked: string[] = [];
  let idleEndsMs = performance.now() + HALF_HOUR_MS;
  let isOpen = true;
  vi.stubGlobal('fetch', (_path: string, { method }: { method: string }) => {
    asked.push(method);
    if (!isOpen || idleEndsMs <= performance.now()) {
      return Promise.resolve(new Response(null, { status: 401 }));
    }
    if (method === 'POST') idleEndsMs = performance.now() + HALF_HOUR_MS;
    const left: SessionLeft = {
      idleMs: idleEndsMs - performance.now(),
      absoluteMs: 12 * 60 * MINUTE_MS,
    };
    return Promise.resolve(Response.json(left));
  });
  const left = { idleMs: HALF_HOUR_MS, absoluteMs: 12 * 60 * MINUTE_MS };
  const clock = new SessionClock(left, HALF_HOUR_MS, (state) => told.push(state));
  return {
    clock,
    asked,
    state: () => told.at(-1)?.kind ?? 'well',
    does: (event: string) => document.dispatchEvent(new Event(event)),
    useElsewhere: () => (idleEndsMs = performance.now() + HALF_HOUR_MS),
    close: () => (isOpen = false),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('reports typing at most once a minute', async () => {
  const { does, asked } = page();
  for (let second = 0; second < 180; second += 1) {
    does('keydown');
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(asked.filter((method) => method === 'POST')).toHaveLength(2);
});

it('warns two minutes before the end, and goes on when the person stays', async () => {
  const { clock, state } = page();
  await vi.advanceTimersByTimeAsync(27 * MINUTE_MS);
  expect(state()).toBe('well');
  await vi.advanceTimersByTimeAsync(1.5 * MINUTE_MS);
  expect(state()).toBe('idle');
  await clock.stay();
  expect(state()).toBe('well');
});

it('takes its question back when the person goes on in another window', async () => {
  const { state, useElsewhere } = page();
  await vi.advanceTimersByTimeAsync(28.5 * MINUTE_MS);
  expect(state()).toBe('idle');
  useElsewhere();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(state()).toBe('well');
});

it('says that the session has ended when no one answers', async () => {
  const { state, asked } = page();
  await vi.advanceTimersByTimeAsync(31 * MINUTE_MS);
  expect(state()).toBe('ended');
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(60 * MINUTE_MS);
  expect(asked).toHaveLength(before);
});
