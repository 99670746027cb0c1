import { afterAll, describe, expect, it } from 'vitest';
import { cancelAbsence, changeAbsence, listAbsences, recordAbsence } from '@/lib/features/absences';
import { getCase } from '@/lib/features/cases';
import { checkFirm } from '@/lib/tools/doctor';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  at,
  buildFirm,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { calendarOf, type CalendarEvent } from '@/tests/integration/calendars';
import { newFirm } from '@/tests/integration/new-firm';
import { day } from '@/tests/integration/wall-fixture';
import { endReading, findOffThread } from './find-off-thread';
import { previewCalendar, recordCalendar } from './index';

afterAll(endReading);

const week = { uid: 'week', startsOn: day(10), endsOn: day(14), title: 'Rome with Mika' };
const friday = { uid: 'friday', startsOn: day(30), endsOn: day(30) };

const daysOf = async ({ actor }: BuiltFirm, attorneyId: string) => {
  const { items } = await listAbsences(actor, { attorneyId });
  return items.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`).toSorted();
};

describe('absences from a calendar file', () => {
  it('are shown before they are recorded, and then recorded as by hand', async () => {
    const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
    const attorneyId = firm.ids.Ana ?? '';
    const calendar = calendarOf({ ...week, startsOn: day(0), endsOn: day(4) }, friday);
    await openCase(firm, { deadline: day(2) });
    const preview = await previewCalendar(firm.actor, { attorneyId, calendar });
    expect(preview.absences).toEqual([
      { ...{ title: week.title, startsOn: day(0), endsOn: day(4) }, what: 'new', reason: null },
      { ...{ title: 'Away', startsOn: day(30), endsOn: day(30) }, what: 'new', reason: null },
    ]);
    expect(await daysOf(firm, attorneyId)).toEqual([]);
    const taken = await recordCalendar(firm.actor, { attorneyId, calendar, kind: 'vacation' });
    expect(taken).toEqual({ recorded: 2, changed: 0, affectedCases: 1 });
    expect(await daysOf(firm, attorneyId)).toEqual([
      `${day(0)} ${day(4)}`,
      `${day(30)} ${day(30)}`,
    ]);
    // Away from now on: the rules know it, and what time will bring is due.
    expect((await openCase(firm)).attorney).toBeNull();
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });

  it('are recorded once, however often the file is sent', async () => {
    const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
    const attorneyId = firm.ids.Ana ?? '';
    const calendar = calendarOf(week, friday, week);
    const send = () => recordCalendar(firm.actor, { attorneyId, calendar, kind: 'other' });
    expect(await send()).toMatchObject({ recorded: 2 });
    expect(await send()).toEqual({ recorded: 0, changed: 0, affectedCases: 0 });
    const { absences } = await previewCalendar(firm.actor, { attorneyId, calendar });
    expect(absences.map(({ what }) => what)).toEqual(['known', 'known']);
    for (const answer of await Promise.allSettled([1, 2, 3].map(send))) {
      if (answer.status === 'fulfilled') expect(answer.value.recorded).toBe(0);
      else expect(answer.reason).toMatchObject({ code: 'too-many-requests' });
    }
    expect(await daysOf(firm, attorneyId)).toHaveLength(2);
  });

  it('follow the calendar where it moved, and people where they did', async () => {
    const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
    const attorneyId = firm.ids.Ana ?? '';
    const send = (...events: CalendarEvent[]) =>
      recordCalendar(firm.actor, { attorneyId, calendar: calendarOf(...events), kind: 'other' });
    await send(week, friday);
    expect(await send({ ...week, endsOn: day(16) }, friday)).toMatchObject({ changed: 1 });
    expect(await daysOf(firm, attorneyId)).toContain(`${day(10)} ${day(16)}`);
    const { items } = await listAbsences(firm.actor, { attorneyId });
    const [later, sooner] = items;
    await changeAbsence(firm.actor, { absenceId: sooner?.id ?? '', endsOn: day(12) });
    await cancelAbsence(firm.actor, { absenceId: later?.id ?? '' });
    expect(await send({ ...week, endsOn: day(16) }, friday)).toMatchObject({
      recorded: 0,
      changed: 0,
    });
    expect(await daysOf(firm, attorneyId)).toEqual([`${day(10)} ${day(12)}`]);
  });

  it('that have begun and were ended by hand come back only where the calendar has changed', () =>
    at('2026-11-10T15:00:00Z', async () => {
      const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
      const attorneyId = firm.ids.Ana ?? '';
      const event = { uid: 'begun', startsOn: '2026-11-09', endsOn: '2026-11-13' };
      const send = (one: CalendarEvent) =>
        recordCalendar(firm.actor, { attorneyId, calendar: calendarOf(one), kind: 'other' });
      expect(await send(event)).toMatchObject({ recorded: 1 });
      const { items } = await listAbsences(firm.actor, { attorneyId });
      await cancelAbsence(firm.actor, { absenceId: items[0]?.id ?? '' });
      const absences = () => asOwner('SELECT id FROM absences WHERE firm_id = $1', [firm.firmId]);
      expect(await send(event)).toEqual({ recorded: 0, changed: 0, affectedCases: 0 });
      expect(await absences()).toHaveLength(1);
      expect(await send({ ...event, endsOn: '2026-11-16' })).toMatchObject({ recorded: 1 });
      expect(await absences()).toHaveLength(2);
    }));

  it('that were recorded by hand before are known', async () => {
    const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
    const attorneyId = firm.ids.Ana ?? '';
    const days = { startsOn: day(9), endsOn: day(20) };
    await recordAbsence(firm.actor, { attorneyId, ...days, kind: 'parental' });
    const calendar = calendarOf(week);
    expect(await recordCalendar(firm.actor, { attorneyId, calendar, kind: 'other' })).toMatchObject(
      {
        recorded: 0,
      },
    );
  });

  it('out of bounds are refused one by one, with the reason', () =>
    at('2026-11-10T15:00:00Z', async () => {
      const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
      const attorneyId = firm.ids.Ana ?? '';
      const far = { uid: 'far', startsOn: '2099-01-01', endsOn: '2099-01-02' };
      const endless = { uid: 'endless', startsOn: '2026-12-01', endsOn: '2031-12-01' };
      const fine = { uid: 'fine', startsOn: '2026-12-01', endsOn: '2026-12-02' };
      const calendar = calendarOf(far, endless, fine);
      const { absences } = await previewCalendar(firm.actor, { attorneyId, calendar });
      const reasons = new Map(absences.map(({ endsOn, reason }) => [endsOn, reason]));
      expect(reasons.get(far.endsOn)).toMatch(/Check the year/);
      expect(reasons.get(endless.endsOn)).toMatch(/two years at most/);
      const taken = await recordCalendar(firm.actor, { attorneyId, calendar, kind: 'other' });
      expect(taken.recorded).toBe(1);
    }));

  it('are an attorney’s own, or anyone’s for managers; a foreign attorney is not found', async () => {
    const firm = await newFirm();
    const [ana, ben] = [await firm.addAttorney(), await firm.addAttorney()];
    const foreign = await addAttorney(await buildFirm(), { name: 'Foreign' });
    const file = { calendar: calendarOf(week), kind: 'vacation' as const };
    const anas = firm.as('attorney', ana.id);
    await expect(recordCalendar(anas, { ...file, attorneyId: ben.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await recordCalendar(anas, { ...file, attorneyId: ana.id })).toMatchObject({
      recorded: 1,
    });
    const manager = firm.as('manager');
    expect(await recordCalendar(manager, { ...file, attorneyId: ben.id })).toMatchObject({
      recorded: 1,
    });
    const asked = { calendar: file.calendar, attorneyId: foreign.id };
    const notFound = { code: 'not-found' };
    await expect(previewCalendar(manager, asked)).rejects.toMatchObject(notFound);
    const recorded = recordCalendar(manager, { ...asked, kind: 'other' });
    await expect(recorded).rejects.toMatchObject(notFound);
  });

  it('from what cannot be read are none, with the reason', async () => {
    const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
    const attorneyId = firm.ids.Ana ?? '';
    const send = (calendar: string) =>
      recordCalendar(firm.actor, { attorneyId, calendar, kind: 'other' });
    for (const [calendar, reason] of [
      ['', /not empty|no calendar/],
      ['x'.repeat(900_001), /larger than 900 kB/],
      ['<html>', /no calendar/],
      [calendarOf(week).replace('END:VCALENDAR', ''), /cannot be read/],
      [calendarOf(...Array.from({ length: 101 }, (_, n) => ({ ...week, uid: `${n}` }))), /100/],
    ] as const) {
      await expect(send(calendar), calendar.slice(0, 40)).rejects.toMatchObject({
        code: 'validation-failed',
        fields: [{ path: 'calendar', message: expect.stringMatching(reason) as string }],
      });
    }
    expect(await daysOf(firm, attorneyId)).toEqual([]);
  });

  it('are not waited for where an event repeats in a way that no one can follow', async () => {
    const rules = { timeZone: 'UTC', today: day(0) };
    const read = () => findOffThread('firm', calendarOf(week), rules);
    expect((await read()).absences).toHaveLength(1);
    const endless = calendarOf({ ...week, more: ['RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'] });
    await expect(findOffThread('firm', endless, rules, 500)).rejects.toThrow(/repeat without end/);
    expect((await read()).absences).toHaveLength(1);
  });

  it('are read one by one of a firm, beside those of other firms', async () => {
    const rules = { timeZone: 'UTC', today: day(0) };
    const read = (firmId: string) => findOffThread(firmId, calendarOf(week), rules);
    const [first, second, other] = await Promise.allSettled([read('a'), read('a'), read('b')]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { code: 'too-many-requests' } });
    expect(other.status).toBe('fulfilled');
    expect((await read('a')).absences).toHaveLength(1);
  });

  it('are read sixty times an hour for a firm', async () => {
    const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
    const asked = { attorneyId: firm.ids.Ana ?? '', calendar: 'x' };
    for (let count = 0; count < 60; count += 1) {
      await expect(previewCalendar(firm.actor, asked)).rejects.toMatchObject({
        code: 'validation-failed',
      });
    }
    await expect(previewCalendar(firm.actor, asked)).rejects.toMatchObject({
      code: 'too-many-requests',
      message: expect.stringMatching(/60 calendar files within an hour\. Wait/) as string,
    });
  });

  it('leave of the calendar nothing but days and a digest', async () => {
    const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
    const held = await openCase(firm);
    const attorneyId = firm.ids.Ana ?? '';
    await recordCalendar(firm.actor, { attorneyId, calendar: calendarOf(week), kind: 'other' });
    const rows = await Promise.all(
      ['absences', 'calendar_absences', 'events', 'event_texts'].map((table) =>
        asOwner(`SELECT * FROM ${table} WHERE firm_id = $1`, [firm.firmId]),
      ),
    );
    expect(JSON.stringify(rows)).not.toMatch(/Rome|Mika/);
    expect((await getCase(firm.actor, held.id)).attorney?.id).toBe(attorneyId);
  });
});
