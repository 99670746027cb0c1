import { expect, it } from 'vitest';
import { pressure } from './deadline';

it('a deadline presses from two weeks before it on, and after it', () => {
  expect(pressure('2026-03-16', 'drafting', '2026-03-01')).toBeNull();
  expect(pressure('2026-03-15', 'drafting', '2026-03-01')).toBe('soon');
  expect(pressure('2026-03-01', 'review', '2026-03-01')).toBe('soon');
  expect(pressure('2026-02-28', 'rfe', '2026-03-01')).toBe('over');
});

it('a deadline no longer presses once the work is filed', () => {
  expect(pressure('2026-02-27', 'filed', '2026-03-01')).toBeNull();
  expect(pressure('2026-02-27', 'closed', '2026-03-01')).toBeNull();
});
