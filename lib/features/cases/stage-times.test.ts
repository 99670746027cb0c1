import { expect, it } from 'vitest';
import type { Stage } from '@/lib/assignment/core';
import { stageTimes } from './stage-times';

const on = (day: number, toStage: Stage) => ({
  at: `2026-01-0${day}T00:00:00.000Z`,
  toStage,
});

it('adds up the visits to a stage and measures the last one up to now', () => {
  const changes = [on(1, 'intake'), on(2, 'drafting'), on(5, 'intake'), on(6, 'drafting')];
  expect(stageTimes(changes, new Date('2026-01-06T12:00:00Z'))).toEqual([
    { stage: 'intake', days: 2, visits: 2, isCurrent: false },
    { stage: 'drafting', days: 3.5, visits: 2, isCurrent: true },
  ]);
});

it('gives no time to being closed', () => {
  const changes = [on(1, 'intake'), on(3, 'closed')];
  expect(stageTimes(changes, new Date('2026-01-09T00:00:00Z'))).toEqual([
    { stage: 'intake', days: 2, visits: 1, isCurrent: false },
  ]);
});

it('is empty for a case without stages', () => {
  expect(stageTimes([], new Date('2026-01-09T00:00:00Z'))).toEqual([]);
});
