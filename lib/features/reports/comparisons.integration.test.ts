import { beforeAll, describe, expect, it } from 'vitest';
import { at, buildFirm, editCase, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { buildMarchFixture } from '@/tests/integration/march-fixture';
import type { MetricInput } from '@/lib/contracts/metric';
import {
  compareAssignments,
  compareReassignments,
  listMetricCases,
  reportAttorneyHistory,
  reportWorkloadDistribution,
  reportWorkloadMonth,
} from './index';

let firm: BuiltFirm;
let cases: Record<string, string>;

beforeAll(async () => {
  ({ firm, cases } = await buildMarchFixture());
});

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

function counted(input: MetricInput, when = '2026-04-10T15:00:00Z') {
  return at(when, () => listMetricCases(firm.actor, input));
}

describe('a report beside the period before', () => {
  it('has a month of assignments and the month before it', async () => {
    const april = await at('2026-04-10T15:00:00Z', () => compareAssignments(firm.actor, '2026-04'));
    expect(april.isCurrent).toBe(true);
    expect(april.report.totals).toMatchObject({ newByRules: 0, handedIn: 1 });
    expect(april.before).toMatchObject({
      month: '2026-03',
      totals: { newByRules: 4, newByHand: 1 },
    });
  });

  it('has a month of reassignments and the month before it', async () => {
    const { report, before } = await compareReassignments(firm.actor, {
      from: '2026-04-01',
      to: '2026-04-30',
    });
    expect(report.handoffs).toBe(1);
    expect(before).toMatchObject({ ...MARCH, handoffs: 2 });
  });

  it('compares with nothing where there is no calendar before', async () => {
    const first = { from: '1900-01-01', to: '1900-01-31' };
    expect((await compareReassignments(firm.actor, first)).before).toBeNull();
  });
});

describe('the workload of a month', () => {
  it('is of this moment for the current month, and equal to the counters', async () => {
    const instant = '2026-04-10T15:00:00Z';
    const now = await at(instant, () => reportWorkloadDistribution(firm.actor));
    const month = await at(instant, () => reportWorkloadMonth(firm.actor));
    expect(month).toMatchObject({ month: '2026-04', isCurrent: true, waitingCases: 0 });
    expect(month.state.attorneys).toEqual(now.attorneys);
    expect(month.state.evenness).toBe(now.evenness);
    expect(month.before.at).toBe('2026-04-01T03:59:59.999Z');
  });

  it('tells the workloads at the end of a past month as the counters were then', async () => {
    const quiet = await at('2026-03-02T15:00:00Z', () => buildFirm([{ name: 'Gil' }]));
    const { id } = await at('2026-03-02T15:00:00Z', () => openCase(quiet, { complexity: 8 }));
    await at('2026-03-10T15:00:00Z', () => openCase(quiet));
    const then = await at('2026-03-31T20:00:00Z', () => reportWorkloadDistribution(quiet.actor));
    await at('2026-04-03T15:00:00Z', () => editCase(quiet, id, { stage: 'filed' }));
    const may = await at('2026-05-05T15:00:00Z', () => reportWorkloadMonth(quiet.actor, '2026-04'));
    expect(may).toMatchObject({ isCurrent: false, monthBefore: '2026-03', waitingCases: null });
    expect(may.before.attorneys).toEqual(then.attorneys);
    expect(may.state.firm).toMatchObject({ activeCases: 1, openCases: 2, loadPoints: 107 });
    const february = await at('2026-05-05T15:00:00Z', () =>
      reportWorkloadMonth(quiet.actor, '2026-02'),
    );
    expect(february.state).toMatchObject({ attorneys: [], firm: { activeCases: 0 } });
  });

  it('refuses a month that has not begun', async () => {
    await expect(
      at('2026-04-10T15:00:00Z', () => reportWorkloadMonth(firm.actor, '2026-05')),
    ).rejects.toMatchObject({ fields: [{ path: 'month' }] });
  });
});

describe('the history of an attorney', () => {
  it('tells what they took, gave and held, month by month, beside the months before', async () => {
    const history = await at('2026-04-10T15:00:00Z', () =>
      reportAttorneyHistory(firm.actor, firm.ids.Ana ?? '', { from: '2026-03', to: '2026-04' }),
    );
    expect(history.months).toMatchObject([
      { month: '2026-03', newCases: 4, handedIn: 1, handedOut: 1, meanDaysHeld: 2 },
      { month: '2026-04', newCases: 0, handedOut: 1, medianDaysHeld: 29.58 },
    ]);
    expect(history.totals).toMatchObject({ newCases: 4, handedIn: 1, handedOut: 2, released: 2 });
    expect(history.before).toMatchObject({ from: '2026-01', to: '2026-02' });
    expect(history.before.totals.newCases).toBe(0);
  });

  it('counts deadlines kept and stages reached', async () => {
    const quiet = await at('2026-03-02T15:00:00Z', () => buildFirm([{ name: 'Gil' }]));
    const open = (deadline: string) =>
      at('2026-03-02T15:00:00Z', () => openCase(quiet, { deadline }));
    const kept = await open('2026-03-20');
    const missed = await open('2026-03-10');
    await open('2026-03-15');
    await at('2026-03-12T15:00:00Z', async () => {
      await editCase(quiet, kept.id, { stage: 'filed' });
      await editCase(quiet, missed.id, { stage: 'filed' });
    });
    const attorneyId = quiet.ids.Gil ?? '';
    const instant = '2026-04-10T15:00:00Z';
    const { totals } = await at(instant, () => reportAttorneyHistory(quiet.actor, attorneyId));
    expect(totals).toMatchObject({ onTime: 1, late: 2, reached: { filed: 2 } });
    const late = await at(instant, () =>
      listMetricCases(quiet.actor, { figure: 'late', attorneyId, ...MARCH }),
    );
    expect(late).toMatchObject({ total: 2 });
    expect(late.items.map((item) => item.case.id)).toContain(missed.id);
  });

  it('knows no attorney of another firm, and no period beyond its length', async () => {
    const other = await buildFirm([{ name: 'Jo' }]);
    await expect(reportAttorneyHistory(firm.actor, other.ids.Jo ?? '')).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(
      reportAttorneyHistory(firm.actor, firm.ids.Ana ?? '', { from: '2001-01' }),
    ).rejects.toMatchObject({ fields: [{ path: 'from' }] });
  });
});

describe('the cases that a metric counts', () => {
  it('are as many as the assignment report counts', async () => {
    const { report } = await compareAssignments(firm.actor, '2026-03');
    for (const row of report.rows) {
      const attorneyId = row.attorney.id;
      const count = async (figure: MetricInput['figure']) =>
        (await counted({ figure, attorneyId, ...MARCH })).total;
      expect(await count('new-by-rules')).toBe(row.newByRules);
      expect(await count('new-by-hand')).toBe(row.newByHand);
      expect(await count('handed-in')).toBe(row.handedIn);
      expect(await count('handed-out')).toBe(row.handedOut);
    }
    expect((await counted({ figure: 'new', ...MARCH })).total).toBe(5);
  });

  it('are as many as the reassignment report counts, pair by pair and reason by reason', async () => {
    const { report } = await compareReassignments(firm.actor, MARCH);
    for (const row of report.attorneys) {
      const attorneyId = row.attorney.id;
      const held = await counted({ figure: 'held', attorneyId, ...MARCH });
      const given = await counted({ figure: 'given-away', attorneyId, ...MARCH });
      expect([held.total, given.total]).toEqual([row.casesHeld, row.casesHandedOut]);
    }
    const pair = { attorneyId: firm.ids.Ana, otherId: firm.ids.Ben };
    const handed = await counted({ figure: 'handed-out', ...pair, ...MARCH });
    expect(handed.items).toMatchObject([
      { case: { id: cases.bouncing }, from: { name: 'Ana' }, holder: { name: 'Ben' } },
    ]);
    const reasoned = await counted({ figure: 'handed-out', reason: 'expertise', ...MARCH });
    expect(reasoned.items).toMatchObject([{ from: { name: 'Ben' } }]);
  });

  it('are those held at the end of a day, and at this moment for today', async () => {
    const active = { figure: 'active', attorneyId: firm.ids.Ben } as const;
    const fifth = await counted({ ...active, from: '2026-03-05', to: '2026-03-05' });
    expect(fifth.items.map((item) => item.case.id).sort()).toEqual(
      [cases.bouncing, cases.byHand].sort(),
    );
    const seventh = await counted({ ...active, from: '2026-03-07', to: '2026-03-07' });
    expect(seventh.items.map((item) => item.case.id)).toEqual([cases.byHand]);
    const today = await counted({ ...active, from: '2026-04-10', to: '2026-04-10' });
    expect(today.total).toBe(2);
  });

  it('are open to those who may see the figure', async () => {
    const attorney = { ...firm.actor, role: 'attorney' } as const;
    const intake = { ...firm.actor, role: 'intake' } as const;
    const forbidden = { code: 'forbidden' };
    await expect(listMetricCases(attorney, { figure: 'new', ...MARCH })).rejects.toMatchObject(
      forbidden,
    );
    await expect(listMetricCases(intake, { figure: 'active', ...MARCH })).rejects.toMatchObject(
      forbidden,
    );
    expect((await listMetricCases(attorney, { figure: 'active', ...MARCH })).total).toBe(5);
    const other = await buildFirm([{ name: 'Jo' }]);
    const foreign = { figure: 'active', attorneyId: other.ids.Jo, ...MARCH } as const;
    await expect(listMetricCases(attorney, foreign)).rejects.toMatchObject({ code: 'not-found' });
  });
});
