import { expect, test } from 'vitest';
import { digestLines, type FirmDay, type OwnDay } from './digest-lines';

const own: OwnDay = {
  attorneyId: 'a1',
  ...{ openCases: 9, activeCases: 7, capacity: 10, deadlines: [], asked: 0, came: 0 },
};
const firm: FirmDay = {
  ...{ waiting: 0, longestHours: 0, overCapacity: [], deadlinesPassed: 0, deadlinesAhead: 0 },
};
const texts = (facts: Parameters<typeof digestLines>[0]) =>
  digestLines(facts).map(({ text }) => text);

test('a morning without anything to do or to know has no lines', () => {
  expect(texts({ own, firm, unread: 0 })).toEqual([]);
  expect(texts({ own: null, firm: null, unread: 0 })).toEqual([]);
});

test('an attorney reads deadlines, handoffs and arrivals in words, each with its page', () => {
  const client = 'Mika Aalto';
  const deadlines = [
    { caseId: 'c1', number: 12, client, day: '2026-11-28', inDays: -2 },
    { caseId: 'c2', number: 13, client, day: '2026-11-30', inDays: 0 },
    { caseId: 'c3', number: 14, client, day: '2026-12-01', inDays: 1 },
  ];
  const lines = digestLines({
    own: { ...own, deadlines, asked: 1, came: 2 },
    ...{ firm: null, unread: 3 },
  });
  expect(lines).toEqual([
    {
      text: 'You hold 9 open cases, 7 of them active, with a capacity of 10.',
      path: '/cases?attorneyId=a1',
    },
    { text: 'Case 12 was due on Nov 28, 2026, 2 days ago.', path: '/cases/c1' },
    { text: 'Case 13 is due today.', path: '/cases/c2' },
    { text: 'Case 14 is due on Dec 1, 2026, in 1 day.', path: '/cases/c3' },
    { text: '1 handoff waits for your answer.', path: '/dashboard' },
    { text: '2 cases came to you since yesterday.', path: '/cases?attorneyId=a1' },
    { text: '3 notifications unread.', path: '/notifications' },
  ]);
  const facts = { own: { ...own, deadlines }, firm: null, unread: 0 };
  const named = digestLines(facts, { namesClients: true });
  expect(named[2]?.text).toBe('Case 13 (Mika Aalto) is due today.');
});

test('the person over capacity reads that first', () => {
  expect(texts({ own: { ...own, activeCases: 12 }, firm: null, unread: 0 })).toEqual([
    'You are over capacity: 12 active cases, with a capacity of 10.',
  ]);
});

test('who sees to the firm reads what waits, who carries too much and what is due', () => {
  const day: FirmDay = {
    ...{ waiting: 6, longestHours: 30, overCapacity: ['Ana', 'Ben'] },
    ...{ deadlinesPassed: 1, deadlinesAhead: 4 },
  };
  expect(texts({ own: null, firm: day, unread: 0 })).toEqual([
    '6 cases wait for an attorney, the longest for 30 hours.',
    'Over capacity: Ana, Ben.',
    'In the firm: 1 deadline passed, 4 deadlines within 7 days.',
  ]);
});

test('many deadlines are counted after the first ten', () => {
  const deadlines = Array.from({ length: 13 }, (_, index) => ({
    ...{ caseId: `c${index}`, number: index, client: 'Mika', day: '2026-12-01', inDays: 1 },
  }));
  expect(texts({ own: { ...own, deadlines }, firm: null, unread: 0 }).at(-1)).toBe(
    'and 3 further deadlines.',
  );
});
