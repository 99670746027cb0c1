import { expect, it } from 'vitest';
import { packRosterLine, unpackRosterLine } from './roster-lines';
import type { RosterLine } from './roster-types';

const ANA: RosterLine = {
  ...{ id: 'a', name: 'Ana Ruiz', version: 3, active: true, seniority: 'senior' },
  ...{ capacity: 20, activeCases: 12, openCases: 30, utilization: 0.61, pausesOn: null },
  known: {
    best: [
      { visaType: 'H-1B', level: 3 },
      { visaType: 'TN', level: 1 },
    ],
    more: 2,
  },
  absence: null,
};

it.each<[string, RosterLine]>([
  ['as most are', ANA],
  [
    'who is away',
    { ...ANA, absence: { status: 'current', startsOn: '2026-12-01', endsOn: '2026-12-04' } },
  ],
  ['who is inactive', { ...ANA, active: false }],
  ['who will pause', { ...ANA, pausesOn: '2026-12-24' }],
])('an attorney %s arrives as they were sent', (_, line) => {
  expect(unpackRosterLine(packRosterLine(line))).toEqual(line);
});
