import { expect, test } from 'vitest';
import { zoneName } from './zones';

test.each([
  ['America/New_York', 'Eastern time'],
  ['America/Los_Angeles', 'Pacific time'],
  ['America/Indiana/Indianapolis', 'Eastern time'],
  ['Europe/Berlin', 'Central European time'],
  ['Asia/Kolkata', 'India time'],
  ['UTC', 'UTC'],
])('%s is said as %s', (zone, words) => {
  expect(zoneName(zone)).toBe(words);
});

test('no zone is shown by its identifier or offset', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    expect(zoneName(zone)).not.toMatch(/[/_]|GMT|\d/);
  }
});
