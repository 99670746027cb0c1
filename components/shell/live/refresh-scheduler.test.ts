import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RefreshScheduler } from './refresh-scheduler';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function scheduler(isCalm = () => true) {
  const refresh = vi.fn();
  return { refresh, scheduler: new RefreshScheduler(refresh, isCalm) };
}

it('looks once, a second after the last of several changes', () => {
  const { refresh, scheduler: wishes } = scheduler();
  for (let change = 0; change < 3; change += 1) {
    wishes.ask();
    vi.advanceTimersByTime(900);
  }
  expect(refresh).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(refresh).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(refresh).toHaveBeenCalledTimes(1);
});

it('looks every five seconds while changes never pause', () => {
  const { refresh, scheduler: wishes } = scheduler();
  for (let change = 0; change < 40; change += 1) {
    wishes.ask();
    vi.advanceTimersByTime(250);
  }
  expect(refresh).toHaveBeenCalledTimes(2);
});

it('waits while someone is in the middle of something, and looks as soon as they are done', () => {
  let isCalm = false;
  const { refresh, scheduler: wishes } = scheduler(() => isCalm);
  wishes.ask();
  vi.advanceTimersByTime(30_000);
  expect(refresh).not.toHaveBeenCalled();
  isCalm = true;
  vi.advanceTimersByTime(1000);
  expect(refresh).toHaveBeenCalledTimes(1);
});

it('forgets what it was asked for when it is stopped', () => {
  const { refresh, scheduler: wishes } = scheduler();
  wishes.ask();
  wishes.stop();
  vi.advanceTimersByTime(10_000);
  expect(refresh).not.toHaveBeenCalled();
});
