import { expect, it } from 'vitest';
import { VISA_TYPES } from '@/lib/assignment/core';
import type { FirmSettingsPage } from '@/lib/features/firms/dto';
import { consequencesOf, type TypedSettings } from './consequences';

const before: FirmSettingsPage = {
  ...{ name: 'Firm', slug: 'firm', timeZone: 'America/New_York', version: 1 },
  ...{
    workingWeekdays: [1, 2, 3, 4, 5, 6, 7],
    holidays: [],
    holidaysText: '',
    mailNamesClients: false,
  },
  ...{ visaTypesOff: ['VAWA'], practised: VISA_TYPES.filter((code) => code !== 'VAWA') },
  ...{ today: '2026-11-30', openCases: { 'H-1B': { open: 12, waiting: 3 } } },
};
const typed: TypedSettings = {
  ...{ timeZone: before.timeZone, visaTypes: before.practised },
  ...{ workingWeekdays: before.workingWeekdays, holidays: '', mailNamesClients: false },
};
const following = (change: Partial<TypedSettings>) =>
  consequencesOf(before, { ...typed, ...change }).join(' ');

it('says nothing while nothing follows', () => {
  expect(consequencesOf(before, typed)).toEqual([]);
});

it('says where the names of clients go once mails have them', () => {
  expect(following({ mailNamesClients: true })).toMatch(/mail servers that are not the firm’s/);
});

it('says what another time zone moves: days of reports, ends of deadlines, quiet hours, schedules', () => {
  const said = following({ timeZone: 'America/Chicago' });
  expect(said).toMatch(/reports of the past too.*Deadlines are over at midnight in Central time/);
  expect(said).toMatch(
    /Quiet hours and the morning’s digest follow Central time.*Rules that are scheduled/,
  );
});

it('says how many open and waiting cases a visa type leaves that is switched off', () => {
  const rest = before.practised.filter((code) => code !== 'H-1B');
  expect(following({ visaTypes: rest })).toBe(
    'No new case can be H-1B. 12 open cases of it stay as they are; 3 of them wait still, and can be assigned.',
  );
  const fewer = before.practised.filter((code) => code !== 'TN' && code !== 'U');
  expect(following({ visaTypes: [...fewer, 'VAWA'] })).toBe(
    'No new case can be TN or U visa. None is open now. New cases may be VAWA again.',
  );
});

it('says how long a case takes by the new working days, and that no one is absent by them', () => {
  const said = following({ workingWeekdays: [1, 2, 3, 4, 5] });
  expect(said).toMatch(/25 estimated days takes 35 days of the calendar.*they make nobody absent/);
});
