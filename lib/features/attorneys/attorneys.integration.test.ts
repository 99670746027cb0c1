import { describe, expect, test } from 'vitest';
import { listAbsences, recordAbsence } from '@/lib/features/absences';
import { getCase } from '@/lib/features/cases';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { addDays, dateIn } from '@/lib/shared/time';
import { now } from '@/lib/platform/clock';
import { newFirm } from '@/tests/integration/new-firm';
import {
  addRoster,
  changeAttorney,
  createAttorney,
  getAttorney,
  listAttorneys,
  spreadExpertise,
} from './';

describe('a new attorney', () => {
  test('starts at the back of the line', async () => {
    const firm = await newFirm();
    const first = await firm.addAttorney();
    await firm.addCase();
    const joiner = await firm.addAttorney();
    const { attorney } = await firm.addCase();
    expect(attorney?.id).toBe(first.id);
    const turn = await withWholeFirm(firm.firmId, (tx) =>
      tx.attorney.findFirstOrThrow({
        where: { firmId: firm.firmId, id: joiner.id },
        select: { turn: true },
      }),
    );
    expect(turn).toEqual({ turn: 1 });
  });

  test('takes the firm’s time zone and the end of the roster', async () => {
    const firm = await newFirm({}, 'Europe/Lisbon');
    await firm.addAttorney({ position: 7 });
    const next = await firm.addAttorney();
    expect(next).toMatchObject({ timeZone: 'Europe/Lisbon', position: 8, version: 1 });
  });

  test('takes over what has been waiting for someone like them', async () => {
    const firm = await newFirm();
    const waiting = await firm.addCase();
    expect(waiting.status).toBe('waiting');
    const { id } = await firm.addAttorney();
    expect((await getCase(firm.admin, waiting.id)).attorney?.id).toBe(id);
  });

  test('is refused when someone on the roster has the e-mail address, but not in another firm', async () => {
    const [firm, other] = [await newFirm(), await newFirm()];
    await firm.addAttorney({ email: 'ada@firm.example' });
    await expect(firm.addAttorney({ email: 'ADA@firm.example' })).rejects.toMatchObject({
      code: 'duplicate-email',
      fields: [{ path: 'email' }],
    });
    await expect(other.addAttorney({ email: 'ada@firm.example' })).resolves.toBeDefined();
  });

  test('cannot be linked to a member of another firm', async () => {
    const [firm, other] = [await newFirm(), await newFirm()];
    const foreign = await withWholeFirm(other.firmId, (tx) =>
      tx.member.findFirstOrThrow({ where: { firmId: other.firmId } }),
    );
    const absent = newId();
    const refusal = (memberId: string) =>
      firm.addAttorney({ memberId }).catch((error: Error) => error.message.replace(memberId, 'X'));
    expect(await refusal(foreign.id)).toBe(await refusal(absent));
  });

  test.each(['manager', 'attorney', 'intake'] as const)(
    'is not added by the role %s',
    async (role) => {
      const firm = await newFirm();
      const person = { name: 'Ada', email: 'ada@firm.example' };
      await expect(createAttorney(firm.as(role), person)).rejects.toMatchObject({
        code: 'forbidden',
      });
    },
  );
});

describe('a change to an attorney', () => {
  test('made from a stale version changes nothing', async () => {
    const firm = await newFirm();
    const { id } = await firm.addAttorney();
    await changeAttorney(firm.admin, id, { version: 1, capacity: 10 });
    await expect(
      changeAttorney(firm.admin, id, { version: 1, capacity: 30 }),
    ).rejects.toMatchObject({ code: 'stale-version' });
    expect(await getAttorney(firm.admin, id)).toMatchObject({ capacity: 10, version: 2 });
  });

  test('to what is already so is no change', async () => {
    const firm = await newFirm();
    const ada = await firm.addAttorney();
    const same = { name: ada.name, capacity: ada.capacity, expertise: ada.expertise };
    expect(await changeAttorney(firm.admin, ada.id, same)).toEqual(ada);
  });

  test('replaces the levels it names and keeps the others', async () => {
    const firm = await newFirm();
    const { id } = await firm.addAttorney({ expertise: { 'H-1B': 3, TN: 2, U: 1 } });
    const changed = await changeAttorney(firm.admin, id, { expertise: { TN: 0, U: 2 } });
    expect(changed.expertise).toEqual({ 'H-1B': 3, U: 2 });
  });

  test('that raises the capacity lets a waiting case in', async () => {
    const firm = await newFirm();
    const { id } = await firm.addAttorney({ capacity: 1 });
    await firm.addCase();
    const waiting = await firm.addCase();
    await changeAttorney(firm.admin, id, { capacity: 2 });
    expect(await getCase(firm.admin, waiting.id)).toMatchObject({ status: 'assigned' });
  });

  test('that pauses them takes no case away and lets none in', async () => {
    const firm = await newFirm();
    const { id } = await firm.addAttorney();
    const held = await firm.addCase();
    const paused = await changeAttorney(firm.admin, id, { active: false });
    expect(paused).toMatchObject({ active: false, activeCases: 1, openCases: 1 });
    expect((await getCase(firm.admin, held.id)).attorney?.id).toBe(id);
    expect((await firm.addCase()).status).toBe('waiting');
  });

  test('of the time zone keeps the days of coming absences', async () => {
    const firm = await newFirm();
    const { id } = await firm.addAttorney({ timeZone: 'UTC' });
    const day = addDays(dateIn(now(), 'UTC'), 30);
    await recordAbsence(firm.admin, { attorneyId: id, startsOn: day, endsOn: day, kind: 'court' });
    await changeAttorney(firm.admin, id, { timeZone: 'Asia/Tokyo' });
    const { items } = await listAbsences(firm.admin, { attorneyId: id });
    expect(items).toMatchObject([
      {
        startsOn: day,
        startsAt: `${addDays(day, -1)}T15:00:00.000Z`,
        endsAt: `${day}T15:00:00.000Z`,
      },
    ]);
  });

  test('is on record with before and after', async () => {
    const firm = await newFirm();
    const { id } = await firm.addAttorney();
    await changeAttorney(firm.admin, id, { capacity: 12 });
    const event = await withWholeFirm(firm.firmId, (tx) =>
      tx.event.findFirstOrThrow({
        where: { firmId: firm.firmId, attorneyId: id, kind: 'attorney-changed' },
      }),
    );
    expect(event.data).toEqual({ changes: { capacity: { from: 20, to: 12 } } });
  });
});

describe('the roster', () => {
  test('shows everyone once, in order, however small the pages', async () => {
    const firm = await newFirm();
    for (const position of [3, 1, 2, 2]) await firm.addAttorney({ position });
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAttorneys(firm.admin, { limit: 1, cursor });
      seen.push(...page.items.map(({ position }) => position));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([1, 2, 2, 3]);
  });

  test('tells another firm’s attorney and none at all alike', async () => {
    const [firm, other] = [await newFirm(), await newFirm()];
    const { id } = await other.addAttorney();
    for (const unknown of [id, newId(), 'nobody']) {
      const message = `There is no attorney with the id "${unknown}".`;
      const missing = { code: 'not-found', message };
      await expect(getAttorney(firm.admin, unknown)).rejects.toMatchObject(missing);
      await expect(changeAttorney(firm.admin, unknown, {})).rejects.toMatchObject(missing);
    }
    expect((await listAttorneys(firm.admin)).items).toEqual([]);
  });
});

describe('a roster that is pasted', () => {
  test('is added whole, or not at all, with the line that stands against it', async () => {
    const firm = await newFirm();
    const mark = newId();
    const people = `Ana, ana-${mark}@example.com, partner, 12\nBen, ben-${mark}@example.com`;
    expect(await addRoster(firm.admin, { people })).toBe(2);
    const again = `Cy, cy-${mark}@example.com\nAna, ana-${mark}@example.com`;
    await expect(addRoster(firm.admin, { people: again })).rejects.toMatchObject({
      fields: [{ path: 'people', message: expect.stringMatching(/^Line 2 \(ana-/) as string }],
    });
    const items = (await listAttorneys(firm.admin)).items;
    expect(items).toMatchObject([
      { name: 'Ana', seniority: 'partner', capacity: 12 },
      { name: 'Ben', seniority: 'associate', capacity: 20 },
    ]);
  });

  test('gets an expertise to begin with, except those who have any, and takes what waits', async () => {
    const firm = await newFirm();
    const expert = await firm.addAttorney({ expertise: { TN: 3 } });
    await addRoster(firm.admin, { people: `Ana, ${newId()}@example.com` });
    const waiting = await firm.addCase({ visaType: 'H-1B' });
    expect(waiting.status).toBe('waiting');
    expect(await spreadExpertise(firm.admin, { visaTypes: ['H-1B'], level: 2 })).toBe(1);
    expect((await getCase(firm.admin, waiting.id)).attorney?.name).toBe('Ana');
    expect((await getAttorney(firm.admin, expert.id)).expertise).toEqual({ TN: 3 });
  });
});
