import { expect, it } from 'vitest';
import { calmUntil, retryAfter } from './retry-after';

const at = new Date('2026-12-01T10:00:00Z');

it.each([
  ['120', '2026-12-01T10:02:00.000Z'],
  ['Tue, 01 Dec 2026 10:30:00 GMT', '2026-12-01T10:30:00.000Z'],
  // However long it is, six hours.
  ['999999999', '2026-12-01T16:00:00.000Z'],
  ['Fri, 01 Jan 2038 10:30:00 GMT', '2026-12-01T16:00:00.000Z'],
])('an endpoint that asks for %s is left alone until %s', (header, until) => {
  expect(retryAfter(header, at)?.toISOString()).toBe(until);
});

it.each([undefined, '', '0', '-5', 'soon', 'Tue, 01 Dec 2020 10:30:00 GMT', '9'.repeat(40)])(
  'what says nothing usable is passed over: %s',
  (header) => {
    expect(retryAfter(header, at)).toBeNull();
  },
);

it.each([
  ['2026-12-01T10:00:00Z', '2026-12-01T10:00:10.000Z'],
  ['2026-12-01T09:58:00Z', '2026-12-01T10:02:00.000Z'],
  ['2026-11-30T10:00:00Z', '2026-12-01T11:00:00.000Z'],
])('an endpoint that has not answered since %s is left alone until %s', (since, until) => {
  expect(calmUntil(at, new Date(since)).toISOString()).toBe(until);
});
