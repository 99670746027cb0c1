import { beforeAll, describe, expect, it } from 'vitest';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { at, buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { buildMarchFixture, handOver, MONDAY } from '@/tests/integration/march-fixture';
import {
  getDashboard,
  getHeatmap,
  reportAssignments,
  reportReassignments,
  reportWorkloadDistribution,
} from './index';
import { countHandoffs } from './read-reassignments';

let firm: BuiltFirm;
let cases: Record<string, string>;

beforeAll(async () => {
  ({ firm, cases } = await buildMarchFixture());
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
        fields: [
          { path: 'month', message: expect.stringContaining(JSON.stringify(month)) as string },
        ],
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

  let busy: BuiltFirm;

  it('flags an attorney who hands on far more than the firm does', async () => {
    busy = await at(MONDAY, () =>
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

  it('has its handoffs counted by the database: a row for each pair and each reason', async () => {
    const [from, to] = [new Date('2026-03-01'), new Date('2026-04-01')];
    const { firmId } = busy;
    const counted = await withWholeFirm(firmId, (tx) => countHandoffs(tx, firmId, from, to));
    expect(counted.pairs).toMatchObject([
      { fromId: busy.ids.Dee, toId: busy.ids.Flo, handoffs: 8 },
    ]);
    expect(counted.reasons).toMatchObject([{ reason: 'workload', handoffs: 8 }]);
  });
});

describe('the workload report', () => {
  it('shows every workload, the firm as their sum, and the evenness of those present', async () => {
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

describe('who may read reports', () => {
  it('is managers and admins; the heatmap also attorneys, the dashboard everyone', async () => {
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

  it("shows nothing of another firm's", async () => {
    const other = await buildFirm([{ name: 'Jo' }]);
    expect((await reportWorkloadDistribution(other.actor)).attorneys).toHaveLength(1);
    expect((await reportReassignments(other.actor)).handoffs).toBe(0);
    expect((await getHeatmap(other.actor)).rows).toHaveLength(1);
    expect((await getDashboard(other.actor)).recentDecisions).toEqual([]);
  });
});
