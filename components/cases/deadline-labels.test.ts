import { expect, it } from 'vitest';
import { deadlineLabel } from './deadline-labels';

it.each([
  ['2026-03-20', '12 days left'],
  ['2026-03-09', 'due tomorrow'],
  ['2026-03-08', 'due today'],
  ['2026-03-07', '1 day overdue'],
  ['2026-02-28', '8 days overdue'],
])('says how far off a deadline is: %s', (deadline, words) => {
  expect(deadlineLabel(deadline, '2026-03-08')).toBe(words);
});

it('counts days, not hours, over a change of clocks and of the year', () => {
  expect(deadlineLabel('2027-01-02', '2026-12-30')).toBe('3 days left');
  expect(deadlineLabel('2026-03-30', '2026-03-27')).toBe('3 days left');
});
