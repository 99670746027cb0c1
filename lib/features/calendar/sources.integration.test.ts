import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listAbsences } from '@/lib/features/absences';
import { changeAttorney } from '@/lib/features/attorneys';
import { now } from '@/lib/platform/clock';
import { checkFirm } from '@/lib/tools/doctor';
import { maintainFirm } from '@/lib/worker/maintain-firms';
import { asOwner } from '@/tests/integration/as-owner';
import { addAttorney, at, buildFirm, openCase } from '@/tests/integration/build-firm';
import { calendarOf, type CalendarEvent } from '@/tests/integration/calendars';
import { newFirm } from '@/tests/integration/new-firm';
import { day } from '@/tests/integration/wall-fixture';
import { WebhookReceiver, type Reply } from '@/tests/integration/webhook-receiver';
import { endReading } from './find-off-thread';
import {
  addSource,
  listSources,
  readSource,
  recordCalendar,
  removeSource,
  restartSource,
} from './index';

let server: WebhookReceiver;
beforeEach(async () => {
  vi.stubEnv('EVENHAND_OUTBOUND_LOOPBACK', 'allow');
  server = await WebhookReceiver.start();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});
afterAll(endReading);

const week: CalendarEvent = { uid: 'week', startsOn: day(10), endsOn: day(14) };
const later: CalendarEvent = { uid: 'later', startsOn: day(30), endsOn: day(31) };

/** What the calendar's server answers from now on. */
const publish = (...events: CalendarEvent[]) =>
  answer({ status: 200, body: calendarOf(...events) });
function answer(reply: Reply | 'hangs-up') {
  server.reply = () => reply;
}

/** Ana, and the calendar that is read for her. */
async function anasCalendar() {
  const firm = await buildFirm([{ name: 'Ana' }], { timeZone: 'UTC' });
  const attorneyId = firm.ids.Ana ?? '';
  const { id } = await addSource(firm.actor, { attorneyId, url: server.url, kind: 'vacation' });
  return {
    ...{ firm, attorneyId, sourceId: id },
    read: () => readSource(firm.firmId, id),
    source: async () => (await listSources(firm.actor, attorneyId))[0],
    days: async () => {
      const { items } = await listAbsences(firm.actor, { attorneyId });
      return items.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`).toSorted();
    },
  };
}

const jobsOf = (sourceId: string) =>
  asOwner(`SELECT id FROM pgboss.job WHERE data->'payload'->>'sourceId' = $1`, [sourceId]);

describe('a calendar on the internet', () => {
  it('becomes absences: new ones, moved ones, and none of what has vanished before it began', async () => {
    const { firm, read, days, source } = await anasCalendar();
    publish({ ...week, startsOn: day(0), endsOn: day(2) }, later);
    await read();
    expect(await days()).toEqual([`${day(0)} ${day(2)}`, `${day(30)} ${day(31)}`]);
    expect((await openCase(firm)).attorney).toBeNull();
    await read();
    expect(await days()).toHaveLength(2);
    publish({ ...week, startsOn: day(0), endsOn: day(4) }, { ...later, endsOn: day(33) });
    await read();
    expect(await days()).toEqual([`${day(0)} ${day(4)}`, `${day(30)} ${day(33)}`]);
    publish();
    await read();
    // What has begun is part of the record.
    expect(await days()).toEqual([`${day(0)} ${day(4)}`]);
    expect(await source()).toMatchObject({ state: 'on', problem: null, failingSince: null });
    publish({ ...week, startsOn: day(0), endsOn: day(4) }, later);
    await read();
    expect(await days()).toContain(`${day(30)} ${day(31)}`);
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });

  it('is the same as a file of it: nothing is recorded twice, and what vanishes is withdrawn', async () => {
    const { firm, attorneyId, read, days } = await anasCalendar();
    const calendar = calendarOf(week);
    await recordCalendar(firm.actor, { attorneyId, calendar, kind: 'other' });
    publish(week, later);
    await read();
    expect(await days()).toHaveLength(2);
    publish(later);
    await read();
    expect(await days()).toEqual([`${day(30)} ${day(31)}`]);
  });

  it('of which some cannot be read withdraws nothing', async () => {
    const { read, days, source } = await anasCalendar();
    publish(week, later);
    await read();
    publish({ ...later, more: ['RRULE:FREQ=SECONDLY'] });
    await read();
    expect(await source()).toMatchObject({ refused: 1, problem: null });
    expect(await days()).toHaveLength(2);
    publish(later);
    await read();
    expect(await days()).toEqual([`${day(30)} ${day(31)}`]);
  });

  it('takes over what another has brought only when that one is read no more', async () => {
    const { firm, attorneyId, sourceId, read, days } = await anasCalendar();
    const url = `${server.url}?second`;
    const second = await addSource(firm.actor, { attorneyId, url, kind: 'vacation' });
    const readSecond = () => readSource(firm.firmId, second.id);
    publish(week);
    await read();
    await readSecond();
    publish();
    await readSecond();
    expect(await days()).toEqual([`${day(10)} ${day(14)}`]);
    publish(week);
    await removeSource(firm.actor, { sourceId });
    await readSecond();
    publish();
    await readSecond();
    expect(await days()).toEqual([]);
  });

  it('that fails says why, changes nothing, and is left alone after a week of it', async () => {
    const { read, source, days, firm, sourceId } = await anasCalendar();
    publish(week);
    await read();
    const failures: [Reply | 'hangs-up', RegExp][] = [
      [{ status: 404 }, /no such calendar \(404\)/],
      [{ status: 302, headers: { location: 'http://169.254.169.254/' } }, /redirect \(302\)/],
      [{ status: 500 }, /answered 500/],
      [{ status: 200, body: '<html>Sign in</html>' }, /no calendar/],
      [{ status: 200, body: 'x'.repeat(5_000_001) }, /larger than 5 MB/],
      ['hangs-up', /broke the connection off/],
    ];
    for (const [reply, reason] of failures) {
      answer(reply);
      await read();
      expect((await source())?.problem).toMatch(reason);
    }
    expect(await source()).toMatchObject({ state: 'on' });
    expect(await days()).toHaveLength(1);
    const inDays = (count: number) => new Date(now().getTime() + count * 86_400_000).toISOString();
    await at(inDays(6), read);
    expect(await source()).toMatchObject({ state: 'on' });
    await at(inDays(8), read);
    expect(await source()).toMatchObject({ state: 'stopped' });
    const asked = server.received.length;
    await read();
    expect(server.received).toHaveLength(asked);
    publish(week);
    await restartSource(firm.actor, { sourceId });
    await read();
    expect(await source()).toMatchObject({ state: 'on', problem: null, failingSince: null });
  });

  it('is asked for when it is due, once, and not of someone who takes no cases', async () => {
    const { firm, sourceId, read, attorneyId } = await anasCalendar();
    expect(await jobsOf(sourceId)).toHaveLength(1);
    await maintainFirm(firm.firmId, 'read-calendars');
    expect(await jobsOf(sourceId)).toHaveLength(1);
    await asOwner(`DELETE FROM pgboss.job WHERE data->'payload'->>'sourceId' = $1`, [sourceId]);
    const later = new Date(now().getTime() + 3 * 3_600_000).toISOString();
    await at(later, () => maintainFirm(firm.firmId, 'read-calendars'));
    await at(later, () => maintainFirm(firm.firmId, 'read-calendars'));
    expect(await jobsOf(sourceId)).toHaveLength(1);
    await changeAttorney(firm.actor, attorneyId, { active: false });
    await read();
    expect(server.received).toEqual([]);
  });

  it('is read anew by hand six times an hour', async () => {
    const { firm, sourceId } = await anasCalendar();
    const restart = () => restartSource(firm.actor, { sourceId });
    for (let count = 0; count < 6; count += 1) await restart();
    await expect(restart()).rejects.toMatchObject({
      code: 'too-many-requests',
      message: expect.stringMatching(/6 times within an hour\. Wait/) as string,
    });
  });

  it('that leads inwards is refused when it is named, and never called', async () => {
    vi.stubEnv('EVENHAND_OUTBOUND_LOOPBACK', 'refuse');
    const firm = await buildFirm([{ name: 'Ana' }]);
    const attorneyId = firm.ids.Ana ?? '';
    for (const url of [
      server.url,
      'webcal://127.0.0.1/x.ics',
      'https://169.254.169.254/latest',
      'http://calendar.firm.com/x.ics',
      'file:///etc/passwd',
      'https://user:pass@calendar.firm.com/',
    ]) {
      const named = addSource(firm.actor, { attorneyId, url, kind: 'other' });
      await expect(named, url).rejects.toMatchObject({ code: 'validation-failed' });
    }
    const url = 'webcal://calendar.firm.com/secret.ics';
    const added = await addSource(firm.actor, { attorneyId, url, kind: 'other' });
    expect(added).toMatchObject({ host: 'calendar.firm.com' });
    expect(JSON.stringify([added, await listSources(firm.actor, attorneyId)])).not.toMatch(
      /secret/,
    );
    const events = await asOwner('SELECT * FROM event_texts WHERE firm_id = $1', [firm.firmId]);
    expect(JSON.stringify(events)).not.toMatch(/secret/);
    expect(server.received).toEqual([]);
  });

  it('is an attorney’s own matter, or a manager’s; of another firm it is not found', async () => {
    const firm = await newFirm();
    const [ana, ben] = [await firm.addAttorney(), await firm.addAttorney()];
    const other = await buildFirm();
    const foreign = await addAttorney(other, { name: 'Foreign' });
    const [anas, url] = [firm.as('attorney', ana.id), server.url];
    const add = (attorneyId: string, actor = anas) =>
      addSource(actor, { attorneyId, url, kind: 'other' });
    await expect(add(ben.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(add(foreign.id, firm.as('manager'))).rejects.toMatchObject({ code: 'not-found' });
    const { id: sourceId } = await add(ben.id, firm.as('manager'));
    for (const act of [removeSource, restartSource]) {
      await expect(act(anas, { sourceId })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(act(other.actor, { sourceId })).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(listSources(anas, ben.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listSources(other.actor, ben.id)).toEqual([]);
    await removeSource(firm.as('attorney', ben.id), { sourceId });
    await readSource(firm.firmId, sourceId);
    expect(server.received).toEqual([]);
  });
});
