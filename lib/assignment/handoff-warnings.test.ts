import { describe, expect, test } from 'vitest';
import { anAttorney, anInput, away, day } from '@/tests/core/builders';
import { warningsFor, type HeldCase } from './handoff-warnings';

const named = (id: string) => ({ id, name: id });
const roster = ['Ana', 'Ben', 'Cy'].map((id) => anAttorney(id, { name: id }));

function held(facts: Partial<HeldCase> = {}): HeldCase {
  const load = { loadPoints: 100, countsActive: true };
  return { holders: [named('Ana')], handoffs: 0, load, timeZone: 'UTC', ...facts };
}

function warningsOf(id: string, one: HeldCase, input = anInput(roster)) {
  const { receivers } = warningsFor(input, one);
  return receivers.find(({ attorneyId }) => attorneyId === id)?.warnings ?? null;
}

describe('before a handoff', () => {
  test('nothing is said against a first one, and the holder is no receiver', () => {
    expect(warningsOf('Ben', held())).toEqual([]);
    expect(warningsOf('Ana', held())).toBeNull();
  });

  test('a case that would come straight back is named with its way', () => {
    const passed = held({ holders: ['Ana', 'Ben'].map(named), handoffs: 1 });
    expect(warningsOf('Ana', passed)).toEqual([
      {
        code: 'returned',
        detail: 'The case would come straight back to Ana: Ana → Ben → Ana.',
      },
    ]);
    expect(warningsOf('Cy', passed)).toEqual([]);
  });

  test('so are a third handoff and an earlier holder', () => {
    const passed = held({ holders: ['Ana', 'Ben', 'Cy'].map(named), handoffs: 2 });
    expect(warningsOf('Ana', passed)).toEqual([
      { code: 'held-before', detail: 'Ana has held it before: Ana → Ben → Cy → Ana.' },
      {
        code: 'many-handoffs',
        detail: 'It would be handoff 3 of this case: Ana → Ben → Cy → Ana.',
      },
    ]);
    expect(warningsOf('Ben', passed)?.map(({ code }) => code)).toEqual([
      'returned',
      'many-handoffs',
    ]);
  });

  test('a workload that would be more than nine tenths full is named in the cases that stand beside it', () => {
    const full = (activeCases: number) =>
      anInput(roster.map((one) => ({ ...one, capacity: 10, activeCases, loadPoints: 990 })));
    expect(warningsOf('Ben', held(), full(8))).toEqual([]);
    expect(warningsOf('Ben', held(), full(9))).toEqual([
      { code: 'nearly-full', detail: 'Ben would hold 10 of 10 cases with it.' },
    ]);
    expect(
      warningsOf('Ben', held({ load: { loadPoints: 5, countsActive: false } }), full(9)),
    ).toEqual([]);
  });

  test('a deadline within the leave of the colleague is named with both', () => {
    const withLeave = (from: number, to: number) =>
      anInput([anAttorney('Ana'), anAttorney('Ben', { name: 'Ben', absences: [away(from, to)] })], {
        deadlineMs: day(11),
      });
    expect(warningsOf('Ben', held(), withLeave(8, 15))).toEqual([
      {
        code: 'deadline-in-leave',
        detail:
          'The deadline Mar 19, 2026 falls into the leave of Ben, Mar 17, 2026 to Mar 23, 2026.',
      },
    ]);
    expect(warningsOf('Ben', held(), withLeave(10, 11))).toHaveLength(1);
    expect(warningsOf('Ben', held(), withLeave(5, 10))).toEqual([]);
    expect(warningsOf('Ben', held(), withLeave(11, 15))).toEqual([]);
  });

  test('the workload of each is told as it would be then', () => {
    const input = anInput([anAttorney('Ana'), anAttorney('Ben', { activeCases: 20 })]);
    const after = (countsActive: boolean) =>
      warningsFor(input, held({ load: { loadPoints: 5, countsActive } })).receivers;
    expect(after(true)).toMatchObject([{ activeCasesAfter: 21, capacity: 20 }]);
    expect(after(false)).toMatchObject([{ activeCasesAfter: 20, capacity: 20 }]);
  });
});
