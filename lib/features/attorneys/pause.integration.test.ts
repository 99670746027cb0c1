import { afterEach, describe, expect, test } from 'vitest';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { at } from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { beginDuePauses, changeAttorney, getAttorney, listAttorneys } from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

const FRIDAY = '2027-03-05T20:00:00Z';
const NEXT_DAY = '2027-03-08';
/** Midnight of that Monday in Los Angeles, after the firm's own in New York. */
const BEGINS = '2027-03-08T08:00:00Z';
const JUST_BEFORE = '2027-03-08T07:59:59.999Z';
const WEST = 'America/Los_Angeles';

function firmOnFriday() {
  return at(FRIDAY, async () => {
    const firm = await newFirm();
    const ana = await firm.addAttorney({ timeZone: WEST });
    return { firm, ana };
  });
}

async function changesOf(firm: TestFirm) {
  const events = await withWholeFirm(firm.firmId, (tx) =>
    tx.event.findMany({
      where: { firmId: firm.firmId, kind: 'attorney-changed' },
      orderBy: { seq: 'asc' },
    }),
  );
  return events.map(({ actorKind, data }) => ({ actorKind, data }));
}

describe('a pause from a day on', () => {
  test('begins with the first decision of that day where the attorney is, and not before', async () => {
    const { firm, ana } = await firmOnFriday();
    const planned = await at(FRIDAY, () =>
      changeAttorney(firm.as('admin'), ana.id, { pausesOn: NEXT_DAY, version: ana.version }),
    );
    expect(planned).toMatchObject({ active: true, pausesOn: NEXT_DAY });
    const before = await at(JUST_BEFORE, () => firm.addCase());
    expect(before.attorney?.id).toBe(ana.id);
    const after = await at(BEGINS, () => firm.addCase());
    expect(after).toMatchObject({ status: 'waiting', attorney: null });
    const [candidate] = after.decision.candidates;
    expect(candidate?.exclusions.map(({ code }) => code)).toEqual(['inactive']);
    expect(await at(BEGINS, () => getAttorney(firm.admin, ana.id))).toMatchObject({
      active: false,
      pausesOn: null,
      openCases: 1,
    });
    expect(await changesOf(firm)).toEqual([
      { actorKind: 'member', data: { changes: { pausesOn: { from: null, to: NEXT_DAY } } } },
      { actorKind: 'system', data: { changes: { active: { from: true, to: false } } } },
    ]);
  });

  test('is written down by the job where nothing is decided, once, and shown at once', async () => {
    const { firm, ana } = await firmOnFriday();
    await at(FRIDAY, () => changeAttorney(firm.admin, ana.id, { pausesOn: NEXT_DAY }));
    expect(await beginDuePauses(firm.firmId, new Date(JUST_BEFORE))).toBe(false);
    const [shown] = (await at(BEGINS, () => listAttorneys(firm.admin))).items;
    expect(shown).toMatchObject({ active: false, pausesOn: null });
    await at(BEGINS, () => beginDuePauses(firm.firmId, new Date(BEGINS)));
    expect(await at(BEGINS, () => beginDuePauses(firm.firmId, new Date(BEGINS)))).toBe(false);
    expect(await changesOf(firm)).toHaveLength(2);
  });

  test('is taken back by a person, or by pausing now and going on', async () => {
    const { firm, ana } = await firmOnFriday();
    await at(FRIDAY, async () => {
      await changeAttorney(firm.admin, ana.id, { pausesOn: NEXT_DAY });
      expect(await changeAttorney(firm.admin, ana.id, { pausesOn: null })).toMatchObject({
        active: true,
        pausesOn: null,
      });
      await changeAttorney(firm.admin, ana.id, { pausesOn: NEXT_DAY });
      await changeAttorney(firm.admin, ana.id, { active: false });
      await changeAttorney(firm.admin, ana.id, { active: true });
    });
    const later = await at(BEGINS, () => firm.addCase());
    expect(later.attorney?.id).toBe(ana.id);
  });

  test('keeps its day when the attorney moves to another time zone, whatever else changes', async () => {
    const { firm, ana } = await firmOnFriday();
    await at(FRIDAY, async () => {
      await changeAttorney(firm.admin, ana.id, { pausesOn: NEXT_DAY });
      await changeAttorney(firm.admin, ana.id, { timeZone: 'Europe/Berlin' });
      const moved = await changeAttorney(firm.admin, ana.id, { capacity: 7 });
      expect(moved).toMatchObject({ pausesOn: NEXT_DAY, capacity: 7 });
    });
    // 00:00 in Berlin.
    const after = await at('2027-03-07T23:00:00Z', () => firm.addCase());
    expect(after.status).toBe('waiting');
  });

  test('is refused for a day that is not ahead there, and for the person who gets no cases already', async () => {
    const { firm, ana } = await firmOnFriday();
    // Already Saturday in New York, still Friday in Los Angeles.
    const late = '2027-03-06T06:00:00Z';
    const ask = (pausesOn: string) =>
      at(late, () => changeAttorney(firm.admin, ana.id, { pausesOn }));
    await expect(ask('2027-03-05')).rejects.toMatchObject({
      code: 'validation-failed',
      message: 'Mar 5, 2027 is not ahead: choose a later day, or stop new cases at once.',
    });
    await expect(ask('2027-03-06')).resolves.toMatchObject({ pausesOn: '2027-03-06' });
    await at(late, () => changeAttorney(firm.admin, ana.id, { active: false }));
    await expect(ask('2027-03-07')).rejects.toMatchObject({ code: 'conflict' });
  });
});
