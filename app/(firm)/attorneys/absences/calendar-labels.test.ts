import { expect, it } from 'vitest';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { cellName, isThin, selectionLabel, zoneCity } from './calendar-labels';

const absence: AbsenceDto = {
  ...{ id: 'x', attorneyId: 'ana', attorney: { id: 'ana', name: 'Ana Ruiz' } },
  ...{ startsOn: '2026-11-02', endsOn: '2026-11-06', startsAt: '', endsAt: '' },
  ...{
    kind: 'vacation',
    note: null,
    coverAttorneyId: 'ben',
    cover: { id: 'ben', name: 'Ben Sato' },
  },
  ...{ status: 'upcoming', createdAt: '', cancelledAt: null, version: 1 },
};

it('a cell says whose day it is, and until when they are away and who covers', () => {
  expect(cellName({ name: 'Ana Ruiz' }, '2026-11-03', [])).toBe('Ana Ruiz, Tue, Nov 3: present');
  expect(cellName({ name: 'Ana Ruiz' }, '2026-11-03', [absence])).toBe(
    'Ana Ruiz, Tue, Nov 3: Vacation until Nov 6, 2026, covered by Ben Sato',
  );
});

it('few are present when it is a working day and fewer than half are', () => {
  const thin = (presentCount: number, isWeekend = false) => isThin({ presentCount, isWeekend }, 5);
  expect([thin(3), thin(2), thin(0), thin(0, true)]).toEqual([false, true, true, false]);
  expect(isThin({ presentCount: 0, isWeekend: false }, 0)).toBe(false);
});

it('days that are being chosen are said with their number', () => {
  expect(selectionLabel('Ana Ruiz', ['2026-11-03', '2026-11-04'])).toMatch(
    /^Ana Ruiz, Nov 3, 2026 – Nov 4, 2026 \(2 days\)/,
  );
  expect(selectionLabel('Ana Ruiz', [])).toBe('');
});

it('a time zone goes by its city', () => {
  expect(zoneCity('America/Los_Angeles')).toBe('Los Angeles');
  expect(zoneCity('UTC')).toBe('UTC');
});
