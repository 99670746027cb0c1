import { beforeAll, describe, expect, it } from 'vitest';
import { recordAbsence } from '@/lib/features/absences';
import { at, buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { buildMarchFixture, MONDAY } from '@/tests/integration/march-fixture';
import { changeAttorney, getWorkload, listAttorneyAssignments } from './index';

let firm: BuiltFirm;
let cases: Record<string, string>;

beforeAll(async () => {
  ({ firm, cases } = await buildMarchFixture());
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
  });
});
