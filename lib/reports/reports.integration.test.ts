import { beforeAll, describe, expect, it } from 'vitest';
import { recordAbsence } from '@/lib/absences';
import { assignCase, reassignCase } from '@/lib/assignment';
import { getWorkload, listAttorneyAssignments, changeAttorney } from '@/lib/attorneys';
import { at, buildFirm, editCase, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import {
  getDashboard,
  getHeatmap,
  reportAssignments,
  reportReassignments,
  reportWorkloadDistribution,
} from './index';

const MONDAY = '2026-03-02T15:00:00Z';

function handOver(firm: BuiltFirm, caseId: string, to: string, reason: 'workload' | 'expertise') {
  return reassignCase(firm.actor, caseId, {
    toAttorneyId: firm.ids[to],
    reason,
    override: { reason: 'test' },
  });
}

/**
 * Ana holds the only expertise, so the rules give her everything. On 2 March four cases arrive; one
 * bounces Ana → Ben → Ana on the 4th and 6th, one goes to Ben on 1 April New York time. An asylum
 * case waits until Ben is chosen by hand.
 */
async function buildStory(): Promise<{ firm: BuiltFirm; cases: Record<string, string> }> {
  const firm = await at('2026-02-01T15:00:00Z', () =>
    buildFirm([
      { name: 'Ana', capacity: 10 },
      { name: 'Ben', capacity: 20, expertise: {} },
      { name: 'Cy', capacity: 10, expertise: {} },
    ]),
  );
  const cases: Record<string, string> = {};
  await at(MONDAY, async () => {
    cases.bouncing = (await openCase(firm, { complexity: 5 })).id;
    cases.moved = (await openCase(firm, { complexity: 8 })).id;
    cases.kept = (await openCase(firm, { complexity: 3, deadline: '2026-04-10' })).id;
    cases.byHand = (await openCase(firm, { visaType: 'asylum', complexity: 4 })).id;
  });
  await at('2026-03-03T15:00:00Z', () =>
    assignCase(firm.actor, cases.byHand ?? '', {
      attorneyId: firm.ids.Ben,
      override: { reason: 'learns asylum' },
    }),
  );
  await at('2026-03-04T15:00:00Z', () => handOver(firm, cases.bouncing ?? '', 'Ben', 'workload'));
  await at('2026-03-06T15:00:00Z', () => handOver(firm, cases.bouncing ?? '', 'Ana', 'expertise'));
  // One in the morning of 1 April in UTC is still 31 March in New York; five is April in both.
  await at('2026-04-01T05:00:00Z', () => handOver(firm, cases.moved ?? '', 'Ben', 'workload'));
  await at('2026-04-01T01:00:00Z', async () => {
    cases.lastOfMarch = (await openCase(firm, { complexity: 5 })).id;
  });
  return { firm, cases };
}

let firm: BuiltFirm;
let cases: Record<string, string>;

beforeAll(async () => {
  ({ firm, cases } = await buildStory());
});

describe('the assignment report', () => {
  it("counts new cases by rules and by hand in the month of the firm's calendar", async () => {
    const march = await reportAssignments(firm.actor, '2026-03');
    expect(march.from).toBe('2026-03-01T05:00:00.000Z');
    expect(march.to).toBe('2026-04-01T04:00:00.000Z');
    expect(march.rows).toEqual([
      {
        attorney: { id: firm.ids.Ana, name: 'Ana' },
        newByRules: 4,
        newByHand: 0,
        handedIn: 1,
        handedOut: 1,
        meanComplexity: 5.25,
      },
      {
        attorney: { id: firm.ids.Ben, name: 'Ben' },
        newByRules: 0,
        newByHand: 1,
        handedIn: 1,
        handedOut: 1,
        meanComplexity: 4,
      },
      {
        attorney: { id: firm.ids.Cy, name: 'Cy' },
        newByRules: 0,
        newByHand: 0,
        handedIn: 0,
        handedOut: 0,
        meanComplexity: null,
      },
    ]);
    expect(march.totals).toEqual({
      newByRules: 4,
      newByHand: 1,
      handedIn: 2,
      handedOut: 2,
      meanComplexity: 5,
    });
    const april = await reportAssignments(firm.actor, '2026-04');
    expect(april.totals).toMatchObject({ newByRules: 0, handedIn: 1, handedOut: 1 });
  });

  it('refuses a month that does not exist, naming it', async () => {
    for (const month of ['2026-13', '2026-00', '2026-3', 'March', '']) {
      await expect(reportAssignments(firm.actor, month)).rejects.toMatchObject({
        code: 'validation-failed',
        fields: [{ path: 'month', message: expect.stringContaining(JSON.stringify(month)) }],
      });
    }
  });
});

describe('the reassignment report', () => {
  const period = { from: '2026-03-01', to: '2026-03-31' };

  it('counts who gave to whom, why and after how many days', async () => {
    const report = await reportReassignments(firm.actor, period);
    expect(report.handoffs).toBe(2);
    expect(report.meanDaysHeld).toBe(2);
    expect(report.matrix).toMatchObject([
      { from: { name: 'Ana' }, to: { name: 'Ben' }, handoffs: 1, meanDaysHeld: 2 },
      { from: { name: 'Ben' }, to: { name: 'Ana' }, handoffs: 1, meanDaysHeld: 2 },
    ]);
    expect(report.reasons).toEqual([
      { reason: 'expertise', handoffs: 1, share: 0.5, meanDaysHeld: 2 },
      { reason: 'workload', handoffs: 1, share: 0.5, meanDaysHeld: 2 },
    ]);
  });

  it('relates cases given away to cases held', async () => {
    const report = await reportReassignments(firm.actor, period);
    expect(report.attorneys).toMatchObject([
      { attorney: { name: 'Ana' }, casesHeld: 4, casesHandedOut: 1, rate: 0.25 },
      { attorney: { name: 'Ben' }, casesHeld: 2, casesHandedOut: 1, rate: 0.5 },
      { attorney: { name: 'Cy' }, casesHeld: 0, casesHandedOut: 0, rate: null },
    ]);
    expect(report).toMatchObject({ casesHeld: 6, casesHandedOut: 2, rate: 2 / 6 });
    expect(report).toMatchObject({ flags: [], attorneysTested: 0 });
  });

  it('names the case that came straight back, with its holders', async () => {
    const report = await reportReassignments(firm.actor, period);
    expect(report.bouncing).toMatchObject([
      { id: cases.bouncing, handoffs: 2, reasons: ['returned'] },
    ]);
    expect(report.bouncing[0]?.holders.map(({ name }) => name)).toEqual(['Ana', 'Ben', 'Ana']);
  });

  it('covers the last 90 days up to today unless asked otherwise', async () => {
    const report = await at('2026-05-30T15:00:00Z', () => reportReassignments(firm.actor));
    expect(report).toMatchObject({ from: '2026-03-02', to: '2026-05-30', handoffs: 3 });
    const later = await at('2026-07-30T15:00:00Z', () => reportReassignments(firm.actor));
    expect(later).toMatchObject({ handoffs: 0, meanDaysHeld: null, bouncing: [] });
  });

  it('refuses days out of order', async () => {
    const input = { from: '2026-03-31', to: '2026-03-01' };
    await expect(reportReassignments(firm.actor, input)).rejects.toMatchObject({
      fields: [{ path: 'to', message: 'to must not be before from.' }],
    });
  });

  it('flags an attorney who hands on far more than the firm does', async () => {
    const busy = await at(MONDAY, () =>
      buildFirm([
        { name: 'Dee', capacity: 40 },
        { name: 'Eli', capacity: 40, expertise: { TN: 2 } },
        { name: 'Flo', capacity: 40, expertise: {} },
      ]),
    );
    for (let i = 0; i < 10; i += 1) {
      await at(MONDAY, async () => {
        const { id } = await openCase(busy);
        if (i < 8) await handOver(busy, id, 'Flo', 'workload');
        await openCase(busy, { visaType: 'TN', complexity: 2 });
      });
    }
    const report = await reportReassignments(busy.actor, period);
    expect(report.attorneysTested).toBe(2);
    expect(report.flags.map(({ attorney }) => attorney.name)).toEqual(['Dee']);
    expect(report.flags[0]?.text).toContain('handed on 8 of 10 cases held (80%)');
  });
});

describe('the workload report', () => {
  it('shows every desk, the firm as their sum, and the evenness of those present', async () => {
    const away = { startsOn: '2026-03-09', endsOn: '2026-03-13', kind: 'vacation' } as const;
    await at(MONDAY, () => recordAbsence(firm.actor, { attorneyId: firm.ids.Cy ?? '', ...away }));
    const report = await at('2026-03-10T15:00:00Z', () => reportWorkloadDistribution(firm.actor));
    expect(report.attorneys.map((row) => [row.attorney.name, row.activeCases])).toEqual([
      ['Ana', 3],
      ['Ben', 2],
      ['Cy', 0],
    ]);
    expect(report.attorneys.map(({ loadPoints }) => loadPoints)).toEqual([280, 220, 0]);
    expect(report.attorneys.map(({ isPresent }) => isPresent)).toEqual([true, true, false]);
    expect(report.firm).toMatchObject({ activeCases: 5, capacity: 40, loadPoints: 500 });
    expect(report.firm).toMatchObject({ utilization: 0.125, presentAttorneys: 2, waitingCases: 0 });
    const [a, b] = [0.28, 0.11];
    expect(report.evenness).toBeCloseTo((a + b) ** 2 / (2 * (a * a + b * b)), 12);
  });
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
    ).toEqual([0, 0, 3, 3, 3, null]);
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

  it('takes the stage of that time, not of today', async () => {
    const quiet = await at(MONDAY, () => buildFirm([{ name: 'Gil' }]));
    const { id } = await at(MONDAY, () => openCase(quiet));
    await at('2026-03-10T15:00:00Z', () => editCase(quiet, id, { stage: 'filed' }));
    const heatmap = await at('2026-03-18T15:00:00Z', () => getHeatmap(quiet.actor));
    const active = heatmap.rows[0]?.byWeek.map(({ activeCases }) => activeCases);
    expect(active?.slice(5, 9)).toEqual([0, 1, 0, 0]);
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

  it('shows attorneys their own desk: what came lately and what is due', async () => {
    const ana = { ...firm.actor, attorneyId: firm.ids.Ana ?? null };
    const dashboard = await at('2026-04-01T06:00:00Z', () => getDashboard(ana));
    expect(dashboard.mine).toMatchObject({ attorney: { name: 'Ana' }, activeCases: 3 });
    expect(dashboard.mine?.recent.map(({ id }) => id)).toEqual([cases.lastOfMarch]);
    expect(dashboard.mine?.dueSoon.map(({ id }) => id)).toEqual([cases.kept]);
    expect(dashboard.underloaded.map(({ attorney }) => attorney.name)).toEqual(['Cy']);
  });

  it('lists absences of this week and the next', async () => {
    const dashboard = await at('2026-03-05T15:00:00Z', () => getDashboard(firm.actor));
    expect(dashboard.absences.thisWeek).toEqual([]);
    expect(dashboard.absences.nextWeek).toMatchObject([
      { attorney: { name: 'Cy' }, startsOn: '2026-03-09', endsOn: '2026-03-13', isNow: false },
    ]);
  });
});

describe("an attorney's workload", () => {
  it('adds up by stage and visa type, and says that more fits', async () => {
    const workload = await getWorkload(firm.actor, firm.ids.Ben ?? '');
    expect(workload).toMatchObject({
      attorney: { name: 'Ben' },
      activeCases: 2,
      openCases: 2,
      capacity: 20,
      loadPoints: 220,
      utilization: 0.11,
      canTakeMore: true,
      why: [],
      byStage: { intake: 2 },
      byVisaType: { 'H-1B': 1, asylum: 1 },
      absences: [],
    });
  });

  it('names every reason against more: absence, capacity, intake limit, pause', async () => {
    const small = await at(MONDAY, () =>
      buildFirm([{ name: 'Ivy', capacity: 1, intakePerWeek: 1 }]),
    );
    const id = small.ids.Ivy ?? '';
    const why = async (instant: string) =>
      (await at(instant, () => getWorkload(small.actor, id))).why;
    expect(await why('2026-03-02T16:00:00Z')).toEqual([]);
    await at(MONDAY, () => openCase(small));
    expect(await why('2026-03-02T16:00:00Z')).toEqual(['at-capacity', 'intake-rate']);
    expect(await why('2026-03-10T16:00:00Z')).toEqual(['at-capacity']);
    await at(MONDAY, () =>
      recordAbsence(small.actor, {
        attorneyId: id,
        startsOn: '2026-03-16',
        endsOn: '2026-03-20',
        kind: 'sick',
        note: 'operation',
      }),
    );
    // Two days before an absence of three days or more already counts as absent.
    expect(await why('2026-03-14T16:00:00Z')).toEqual(['absent', 'at-capacity']);
    await changeAttorney(small.actor, id, { active: false });
    expect(await why('2026-03-17T16:00:00Z')).toEqual(['inactive', 'absent', 'at-capacity']);
    const colleague = { ...small.actor, role: 'attorney' } as const;
    const seen = await at('2026-03-17T16:00:00Z', () => getWorkload(colleague, id));
    expect(seen.absences).toMatchObject([{ kind: 'sick', note: null, isNow: true }]);
  });

  it('keeps the history of what was held, newest first, within days', async () => {
    const list = (input: object) =>
      at('2026-04-02T15:00:00Z', () =>
        listAttorneyAssignments(firm.actor, firm.ids.Ben ?? '', input),
      );
    const { items } = await list({});
    expect(items.map((item) => item.case.id)).toEqual([cases.moved, cases.bouncing, cases.byHand]);
    expect(items[1]).toMatchObject({ daysHeld: 2, startReason: 'handoff', isNewIntake: false });
    const march = await list({ from: '2026-03-07', to: '2026-03-31' });
    expect(march.items.map((item) => item.case.id)).toEqual([cases.byHand]);
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.nextCursor).toBeNull();
  });

  it("shows nothing of another firm's attorneys", async () => {
    const other = await buildFirm([{ name: 'Jo' }]);
    const id = firm.ids.Ana ?? '';
    await expect(getWorkload(other.actor, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(listAttorneyAssignments(other.actor, id)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await reportWorkloadDistribution(other.actor)).attorneys).toHaveLength(1);
    expect((await reportReassignments(other.actor)).handoffs).toBe(0);
    expect((await getHeatmap(other.actor)).rows).toHaveLength(1);
  });
});

describe('who may read reports', () => {
  it('is managers and admins; the heatmap also attorneys, the dashboard everybody', async () => {
    const intake = { ...firm.actor, role: 'intake' } as const;
    const attorney = { ...firm.actor, role: 'attorney' } as const;
    await expect(reportAssignments(attorney, '2026-03')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(reportReassignments(intake)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reportWorkloadDistribution(intake)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getHeatmap(intake)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getHeatmap(attorney)).rows).toHaveLength(3);
    expect((await getDashboard(intake)).load).toHaveLength(3);
  });
});
