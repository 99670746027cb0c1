import { beforeAll, describe, expect, it } from 'vitest';
import { VISA_TYPES } from '@/lib/assignment/core';
import {
  addAttorney,
  addColleague,
  at,
  buildFirm,
  changeRules,
  editCase,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { buildMarchFixture, MONDAY } from '@/tests/integration/march-fixture';
import { recordAbsence } from '@/lib/features/absences';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { getRules } from '@/lib/features/rules';
import { getDashboard, getHeatmap, listMetricCases } from './index';
import { skipStep } from '@/lib/features/firms';
import { readComing } from './read-coming';

let firm: BuiltFirm;
let cases: Record<string, string>;

beforeAll(async () => {
  ({ firm, cases } = await buildMarchFixture());
});

describe('the heatmap', () => {
  it('shows open cases, load and expertise per visa type', async () => {
    const heatmap = await getHeatmap(firm.actor);
    expect(heatmap.visaTypes).toEqual(['H-1B', 'asylum']);
    const [ana, ben] = heatmap.rows;
    expect(ana?.byVisaType).toEqual({ 'H-1B': { openCases: 3, loadPoints: 280, level: 3 } });
    expect(ben?.byVisaType).toEqual({
      'H-1B': { openCases: 1, loadPoints: 130, level: 0 },
      asylum: { openCases: 1, loadPoints: 90, level: 0 },
    });
  });

  it('counts what was active at the end of past weeks, and days away in all of them', async () => {
    const heatmap = await at('2026-03-18T15:00:00Z', () => getHeatmap(firm.actor));
    expect(heatmap.weeks).toHaveLength(13);
    expect(heatmap.weeks[7]).toEqual({
      startsOn: '2026-03-09',
      endsOn: '2026-03-15',
      when: 'past',
    });
    const cells = (name: string) =>
      heatmap.rows.find(({ attorney }) => attorney.name === name)?.byWeek ?? [];
    expect(
      cells('Ana')
        .map(({ activeCases }) => activeCases)
        .slice(4, 10),
    ).toEqual([0, 0, 3, 3, 3, 3]);
    expect(
      cells('Ben')
        .map(({ activeCases }) => activeCases)
        .slice(5, 8),
    ).toEqual([0, 1, 1]);
    expect(
      cells('Cy')
        .map(({ absentDays }) => absentDays)
        .slice(6, 9),
    ).toEqual([0, 5, 0]);
  });

  it('foresees when the cases in hand are done, by stage, expertise and leave', async () => {
    const quiet = await at(MONDAY, () => buildFirm([{ name: 'Gil' }, { name: 'Hua' }]));
    // An expert needs 22.5 days for an H-1B; a week away puts the end off by as much.
    await at(MONDAY, () => openCase(quiet));
    await at(MONDAY, () => openCase(quiet));
    await at(MONDAY, () =>
      recordAbsence(quiet.actor, {
        attorneyId: quiet.ids.Hua ?? '',
        startsOn: '2026-03-09',
        endsOn: '2026-03-15',
        kind: 'vacation',
      }),
    );
    const heatmap = await at(MONDAY, () => getHeatmap(quiet.actor));
    const coming = heatmap.rows.map(({ byWeek }) =>
      byWeek.slice(8).map((cell) => cell.activeCases),
    );
    expect(coming).toEqual([
      [1, 1, 1, 0, 0],
      [1, 1, 1, 1, 0],
    ]);
    expect(heatmap.weeks.slice(8).map(({ when }) => when)).toEqual([
      'current',
      'coming',
      'coming',
      'coming',
      'coming',
    ]);
    const cell = {
      figure: 'expected',
      attorneyId: quiet.ids.Hua,
      from: '2026-03-23',
      to: '2026-03-29',
    } as const;
    const behind = await at(MONDAY, () => listMetricCases(quiet.actor, cell));
    expect(behind).toMatchObject({ total: 1, attorney: { name: 'Hua' } });
    const { firmId, actor } = quiet;
    const rules = await getRules(actor);
    const frame = { at: new Date(MONDAY), timeZone: 'UTC', workCalendar: undefined, rules };
    const [whole, inParts] = await withWholeFirm(firmId, async (tx) => [
      await readComing(tx, firmId, frame),
      await readComing(tx, firmId, { ...frame, readAtOnce: 1 }),
    ]);
    expect(whole).toHaveLength(2);
    expect(inParts).toEqual(whole);
  });

  it('takes the stage of that time, not of today', async () => {
    const quiet = await at(MONDAY, () => buildFirm([{ name: 'Gil' }]));
    const { id } = await at(MONDAY, () => openCase(quiet));
    await at(MONDAY, () => openCase(quiet));
    await at('2026-03-10T15:00:00Z', () => editCase(quiet, id, { stage: 'filed' }));
    const activeByWeek = async (instant: string) => {
      const heatmap = await at(instant, () => getHeatmap(quiet.actor));
      return heatmap.rows[0]?.byWeek.map(({ activeCases }) => activeCases);
    };
    expect((await activeByWeek('2026-03-18T15:00:00Z'))?.slice(5, 9)).toEqual([0, 2, 1, 1]);
    const unmoved = await activeByWeek('2026-07-01T15:00:00Z');
    expect(unmoved?.slice(0, 9)).toEqual(Array(9).fill(1));
  });
});

describe('the dashboard', () => {
  it("shows the day's arrivals and who got them, and the oldest waiting case", async () => {
    const day = await at('2026-02-01T15:00:00Z', () => buildFirm([{ name: 'Hal', capacity: 1 }]));
    await at('2026-03-01T15:00:00Z', () => openCase(day, { visaType: 'VAWA' }));
    await at(MONDAY, async () => {
      await openCase(day, { client: { name: 'First' } });
      await openCase(day, { client: { name: 'Second' } });
    });
    const dashboard = await at('2026-03-02T16:00:00Z', () => getDashboard(day.actor));
    expect(dashboard.today).toBe('2026-03-02');
    expect(dashboard.newToday).toMatchObject({ count: 2, waiting: 1 });
    expect(dashboard.newToday.byAttorney).toMatchObject([{ attorney: { name: 'Hal' }, count: 1 }]);
    expect(dashboard.newToday.cases).toHaveLength(2);
    expect(dashboard.waiting).toMatchObject({ count: 2, overdue: 1, alertAfterHours: 4 });
    expect(dashboard.waiting.oldest).toMatchObject({ number: 1, waitedHours: 25 });
    expect(dashboard.overloaded.map(({ attorney }) => attorney.name)).toEqual(['Hal']);
    expect(dashboard.recentDecisions).toHaveLength(3);
    expect(dashboard.mine).toBeNull();
  });

  it('shows managers what is due next, and where the firm stood when the last month ended', async () => {
    const due = await at('2026-02-01T15:00:00Z', () => buildFirm([{ name: 'Hal', capacity: 10 }]));
    await at('2026-02-10T15:00:00Z', () => openCase(due, { deadline: '2026-05-01' }));
    await at(MONDAY, async () => {
      await openCase(due, { deadline: '2026-04-01' });
      await openCase(due);
    });
    const read = (actor: typeof due.actor) => at('2026-03-02T16:00:00Z', () => getDashboard(actor));
    const dashboard = await read(due.actor);
    expect(dashboard.nextDeadlines?.map(({ deadline }) => deadline)).toEqual([
      '2026-04-01',
      '2026-05-01',
    ]);
    expect(dashboard.lastMonth).toMatchObject({
      month: '2026-02',
      firm: { activeCases: 1, capacity: 10 },
    });
    expect(await read({ ...due.actor, role: 'intake' })).toMatchObject({
      nextDeadlines: null,
      lastMonth: null,
    });
  });

  it('says beside each figure what it was when the last month ended, to every role', async () => {
    const story = await at('2026-02-01T15:00:00Z', () => buildFirm([{ name: 'Hal', capacity: 1 }]));
    const { id } = await at('2026-02-10T15:00:00Z', () => openCase(story));
    // Waited until the room was there, which was after the month.
    const second = await at('2026-02-11T15:00:00Z', () => openCase(story));
    const third = await at('2026-02-12T15:00:00Z', () => openCase(story));
    // Closed before the month ended and opened again after it: no one waited for them then.
    const close = (caseId: string) => editCase(story, caseId, { stage: 'closed' });
    await at('2026-02-20T15:00:00Z', () => close(third.id));
    await at(MONDAY, async () => {
      await editCase(story, third.id, { stage: 'intake' });
      await close(id);
    });
    const read = (actor: typeof story.actor) =>
      at('2026-03-02T16:00:00Z', () => getDashboard(actor));
    const hal = story.ids.Hal ?? '';
    expect(await read({ ...story.actor, role: 'intake' })).toMatchObject({
      newToday: { count: 0 },
      waiting: { count: 1 },
      monthBefore: { month: '2026-02', newPerWorkingDay: 3 / 20, waiting: 1, pendingHandoffs: 0 },
    });
    expect((await read({ ...story.actor, attorneyId: hal })).mine).toMatchObject({
      openCases: 1,
      monthBefore: { month: '2026-02', activeCases: 1, openCases: 1, handoffsToAnswer: 0 },
    });
    expect(second.status).toBe('waiting');
    expect(
      (await at('2026-02-15T15:00:00Z', () => getDashboard(story.actor))).monthBefore,
    ).toBeNull();
  });

  it('shows attorneys their own workload: what came lately and what is due', async () => {
    const ana = { ...firm.actor, attorneyId: firm.ids.Ana ?? null };
    const dashboard = await at('2026-04-01T06:00:00Z', () => getDashboard(ana));
    expect(dashboard.mine).toMatchObject({ attorney: { name: 'Ana' }, activeCases: 3 });
    expect(dashboard.mine?.recent.map(({ id }) => id)).toEqual([cases.lastOfMarch]);
    expect(dashboard.mine?.nextDeadlines.map(({ id }) => id)).toEqual([cases.kept]);
    expect(dashboard.underloaded.map(({ attorney }) => attorney.name)).toEqual(['Cy']);
  });

  it('lists absences of this week and the next', async () => {
    const dashboard = await at('2026-03-05T15:00:00Z', () => getDashboard(firm.actor));
    expect(dashboard.absences.thisWeek).toEqual([]);
    expect(dashboard.absences.nextWeek).toMatchObject([
      { attorney: { name: 'Cy' }, startsOn: '2026-03-09', endsOn: '2026-03-13', isNow: false },
    ]);
  });

  it('flags missed deadlines and unusual handoffs to those who read reports, and lists the cases', async () => {
    const instant = '2026-04-11T15:00:00Z';
    const { flags } = await at(instant, () => getDashboard(firm.actor));
    expect(flags).toMatchObject({ overdue: 1, overCapacity: [], reassignments: [] });
    const behind = await at(instant, () =>
      listMetricCases(firm.actor, { figure: 'overdue', from: '2026-04-11', to: '2026-04-11' }),
    );
    expect(behind.items.map((item) => item.case.id)).toEqual([cases.kept]);
    for (const role of ['attorney', 'intake'] as const) {
      expect((await getDashboard({ ...firm.actor, role })).flags).toBeNull();
    }
  });

  it('shows attorneys when they are away, until they are back', async () => {
    const cy = { ...firm.actor, attorneyId: firm.ids.Cy ?? null };
    const mine = async (instant: string) => (await at(instant, () => getDashboard(cy))).mine;
    expect((await mine('2026-03-05T15:00:00Z'))?.absences).toMatchObject([
      { startsOn: '2026-03-09', endsOn: '2026-03-13', isNow: false },
    ]);
    expect((await mine('2026-03-13T20:00:00Z'))?.absences).toMatchObject([{ isNow: true }]);
    expect((await mine('2026-03-14T15:00:00Z'))?.absences).toEqual([]);
  });

  it('knows how far a new firm has come', async () => {
    const fresh = await buildFirm();
    const setUp = async () => (await getDashboard(fresh.actor)).setUp;
    expect(await setUp()).toEqual({
      hasAttorneys: false,
      hasExpertise: false,
      hasPublishedRules: false,
      hasCases: false,
      hasMembers: false,
      skipped: [],
      visaTypes: VISA_TYPES,
    });
    await skipStep(fresh.actor, 'colleagues');
    await skipStep(fresh.actor, 'colleagues');
    await addAttorney(fresh, { name: 'Ida' });
    await openCase(fresh);
    await addColleague(fresh, 'manager');
    await changeRules(fresh, { strategy: 'round-robin' });
    expect(await setUp()).toEqual({
      hasAttorneys: true,
      hasExpertise: true,
      hasPublishedRules: true,
      hasCases: true,
      hasMembers: true,
      skipped: ['colleagues'],
      visaTypes: VISA_TYPES,
    });
  });
});
