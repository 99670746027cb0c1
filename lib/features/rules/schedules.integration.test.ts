import { afterEach, describe, expect, test } from 'vitest';
import { getCase } from '@/lib/features/cases';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { at } from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import {
  cancelSchedule,
  changeSchedule,
  getRules,
  listRuleVersions,
  listSchedules,
  publishDueRules,
  publishRules,
  publishSchedule,
  restoreRules,
  scheduleRules,
} from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

const FRIDAY = '2027-03-05T20:00:00Z';
/** 08:00 in New York. */
const MONDAY = '2027-03-08T13:00:00Z';
const JUST_BEFORE = '2027-03-08T12:59:59.999Z';

function firmOnFriday(): Promise<TestFirm> {
  return at(FRIDAY, async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    return firm;
  });
}

function schedule(firm: TestFirm, change = {}) {
  return at(FRIDAY, () =>
    scheduleRules(firm.admin, {
      version: 2,
      strategy: 'workload-based',
      note: 'From Monday on',
      effectiveAt: '2027-03-08T08:00:00-05:00',
      ...change,
    }),
  );
}

async function eventsOf(firm: TestFirm, kind: string) {
  return withWholeFirm(firm.firmId, (tx) =>
    tx.event.findMany({ where: { firmId: firm.firmId, kind } }),
  );
}

describe('scheduled rules', () => {
  test('wait, with who scheduled them and what they change', async () => {
    const firm = await firmOnFriday();
    const dto = await schedule(firm);
    expect(dto).toMatchObject({
      status: 'scheduled',
      effectiveAt: '2027-03-08T13:00:00.000Z',
      baseVersion: 2,
      isStale: false,
      note: 'From Monday on',
      scheduledBy: firm.admin.name,
      changes: [{ path: 'strategy', from: 'round-robin', to: 'workload-based' }],
      version: 1,
    });
    expect(await getRules(firm.admin)).toMatchObject({ version: 2, strategy: 'round-robin' });
    expect((await listSchedules(firm.as('attorney'))).items).toEqual([dto]);
  });

  test('decide nothing before their instant and everything from it on, job or no job', async () => {
    const firm = await firmOnFriday();
    await schedule(firm);
    const before = await at(JUST_BEFORE, () => firm.addCase());
    const after = await at(MONDAY, () => firm.addCase());
    expect(before.decision).toMatchObject({ ruleSetVersion: 2, strategy: 'round-robin' });
    expect(after.decision).toMatchObject({ ruleSetVersion: 3, strategy: 'workload-based' });
    expect((await listRuleVersions(firm.admin)).items[0]).toMatchObject({
      version: 3,
      publishedAt: '2027-03-08T13:00:00.000Z',
      publishedBy: firm.admin.name,
      note: 'From Monday on',
    });
    expect((await listSchedules(firm.admin)).items).toMatchObject([
      { status: 'published', publishedVersion: 3, resolvedBy: 'Evenhand' },
    ]);
  });

  test('take effect once, however often and from however many sides the job comes', async () => {
    const firm = await firmOnFriday();
    await schedule(firm);
    const due = new Date(MONDAY);
    expect(await at(JUST_BEFORE, () => publishDueRules(firm.firmId, new Date(JUST_BEFORE)))).toBe(
      false,
    );
    await at(MONDAY, () => Promise.all([1, 2, 3, 4].map(() => publishDueRules(firm.firmId, due))));
    expect(await at(MONDAY, () => publishDueRules(firm.firmId, due))).toBe(false);
    expect((await getRules(firm.admin)).version).toBe(3);
    expect(await eventsOf(firm, 'rules-published')).toHaveLength(2);
  });

  test('reweigh open cases and let in who waits, as publishing by hand does', async () => {
    const firm = await at(FRIDAY, () => newFirm());
    await at(FRIDAY, () => firm.addAttorney({ capacity: 1 }));
    await at(FRIDAY, () => firm.addCase({ stage: 'review' }));
    const waiting = await at(FRIDAY, () => firm.addCase());
    expect(waiting.status).toBe('waiting');
    await schedule(firm, { stageWeights: { review: { counts: false, weight: 0.5 } } });
    await at(MONDAY, () => publishDueRules(firm.firmId, new Date(MONDAY)));
    expect(await getCase(firm.admin, waiting.id)).toMatchObject({ status: 'assigned' });
  });

  test('are refused at their hour when another version was published in between', async () => {
    const firm = await firmOnFriday();
    await schedule(firm);
    await at(FRIDAY, () => publishRules(firm.admin, { version: 2, alertAfterHours: 9 }));
    expect((await listSchedules(firm.admin)).items).toMatchObject([{ isStale: true }]);
    const after = await at(MONDAY, () => firm.addCase());
    expect(after.decision).toMatchObject({ ruleSetVersion: 3, strategy: 'round-robin' });
    expect((await listSchedules(firm.admin)).items).toMatchObject([
      { status: 'refused', publishedVersion: null },
    ]);
    expect(await eventsOf(firm, 'scheduled-rules-refused')).toHaveLength(1);
    const told = await withWholeFirm(firm.firmId, (tx) =>
      tx.notification.findMany({ where: { firmId: firm.firmId } }),
    );
    expect(told).toMatchObject([
      { kind: 'rules-not-published', facts: { scheduledBy: 'Evenhand', version: 3 } },
    ]);
    expect(await getRules(firm.admin)).toMatchObject({ version: 3, alertAfterHours: 9 });
  });

  test('end with another version only when the person who publishes or restores has seen them', async () => {
    const firm = await firmOnFriday();
    const { id } = await schedule(firm);
    const publish = (seen: string | null) =>
      at(FRIDAY, () =>
        publishRules(firm.admin, { version: 2, alertAfterHours: 9 }, { schedule: seen }),
      );
    const restore = (seen: string | null) =>
      at(FRIDAY, () => restoreRules(firm.admin, 1, { schedule: seen }));
    const unseen = { code: 'conflict', schedule: { id, changes: [{ path: 'strategy' }] } };
    await expect(publish(null)).rejects.toMatchObject(unseen);
    await expect(restore(null)).rejects.toMatchObject(unseen);
    expect(await publish(id)).toMatchObject({ version: 3 });
    // It will be refused at its hour whatever follows: nothing is left to ask about.
    expect(await restore(null)).toMatchObject({ version: 4 });
  });

  test('are one at a time, and the next can come once the first has gone', async () => {
    const firm = await firmOnFriday();
    const first = await schedule(firm);
    await expect(schedule(firm)).rejects.toMatchObject({ code: 'conflict' });
    await at(FRIDAY, () => cancelSchedule(firm.admin, first.id, { version: 1 }));
    await schedule(firm);
    await expect(cancelSchedule(firm.admin, first.id)).rejects.toMatchObject({ code: 'conflict' });
    const statuses = (await listSchedules(firm.admin)).items.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual(['cancelled', 'scheduled']);
  });

  test('that were cancelled never take effect', async () => {
    const firm = await firmOnFriday();
    const { id } = await schedule(firm);
    await at(FRIDAY, () => cancelSchedule(firm.admin, id));
    const after = await at(MONDAY, () => firm.addCase());
    expect(after.decision.ruleSetVersion).toBe(2);
  });

  test('can be moved to another time, from the version last read', async () => {
    const firm = await firmOnFriday();
    const { id } = await schedule(firm);
    const later = '2027-03-08T14:00:00Z';
    const moved = await at(FRIDAY, () =>
      changeSchedule(firm.admin, id, { version: 1, effectiveAt: later }),
    );
    expect(moved).toMatchObject({ version: 2, note: 'From Monday on' });
    await expect(
      at(FRIDAY, () => changeSchedule(firm.admin, id, { version: 1, note: 'x' })),
    ).rejects.toMatchObject({
      code: 'stale-version',
      current: {
        change: expect.stringMatching(/changed when they take effect$/) as string,
        facts: { note: 'From Monday on', effectiveAt: '2027-03-08T14:00:00.000Z' },
      },
    });
    expect((await at(MONDAY, () => firm.addCase())).decision.ruleSetVersion).toBe(2);
    expect((await at(later, () => firm.addCase())).decision.ruleSetVersion).toBe(3);
  });

  test('can be put in force early, unless they are stale', async () => {
    const firm = await firmOnFriday();
    const first = await schedule(firm);
    await at(FRIDAY, () => publishSchedule(firm.admin, first.id, { version: 1 }));
    expect(await getRules(firm.admin)).toMatchObject({ version: 3, strategy: 'workload-based' });
    const second = await schedule(firm, { version: 3, strategy: 'balanced' });
    await at(FRIDAY, () => publishRules(firm.admin, { version: 3, alertAfterHours: 9 }));
    await expect(at(FRIDAY, () => publishSchedule(firm.admin, second.id))).rejects.toMatchObject({
      code: 'stale-version',
    });
  });

  test('want a time to come, at most a year ahead, and a version in force', async () => {
    const firm = await firmOnFriday();
    const wrong = { code: 'validation-failed', fields: [{ path: 'effectiveAt' }] };
    await expect(schedule(firm, { effectiveAt: FRIDAY })).rejects.toMatchObject(wrong);
    await expect(schedule(firm, { effectiveAt: '2028-05-01T00:00:00Z' })).rejects.toMatchObject(
      wrong,
    );
    await expect(schedule(firm, { effectiveAt: '2027-03-08T08:00' })).rejects.toMatchObject(wrong);
    await expect(schedule(firm, { version: 1 })).rejects.toMatchObject({ code: 'stale-version' });
  });

  test('are for admins, and another firm does not find them', async () => {
    const [firm, other] = [await firmOnFriday(), await firmOnFriday()];
    const { id } = await schedule(firm);
    const forbidden = { code: 'forbidden' };
    await expect(cancelSchedule(firm.as('manager'), id)).rejects.toMatchObject(forbidden);
    await expect(publishSchedule(firm.as('manager'), id)).rejects.toMatchObject(forbidden);
    await expect(cancelSchedule(other.admin, id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listSchedules(other.admin)).items).toEqual([]);
    await at(MONDAY, () => other.addCase());
    expect((await getRules(other.admin)).version).toBe(2);
  });

  test('that no job looked after for a year still come first in the next transaction', async () => {
    const firm = await firmOnFriday();
    await schedule(firm);
    const late = await at('2028-03-01T09:00:00Z', () => firm.addCase());
    expect(late.decision.ruleSetVersion).toBe(3);
  });
});
