import { afterEach, describe, expect, it } from 'vitest';
import type { Candidate, DecisionInput } from '@/lib/assignment/core';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import {
  at,
  buildFirm,
  changeRules,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

const EXPERTS = [
  { name: 'Ana', capacity: 20, expertise: { 'O-1A': 3, 'H-1B': 3 } },
  { name: 'Ben', capacity: 20, expertise: { 'O-1A': 2, 'H-1B': 3 } },
] as const;

/** A firm of the given day with one expert for O-1A work, who alone suits its hard cases. */
function firmOf(day: string): Promise<BuiltFirm> {
  return at(`${day}T09:00:00Z`, () => buildFirm(EXPERTS));
}

function arrive(firm: BuiltFirm, day: string, count: number, visaType: 'O-1A' | 'H-1B' = 'O-1A') {
  return at(`${day}T10:00:00Z`, async () => {
    for (let n = 0; n < count; n += 1) await openCase(firm, { visaType, complexity: 8 });
  });
}

/** What the record of the decision on a new case of this day says about Ana. */
async function recordedReserve(firm: BuiltFirm, instant: string, visaType: 'O-1A' | 'H-1B') {
  const { decision } = await at(instant, () => openCase(firm, { visaType, complexity: 5 }));
  const row = await withWholeFirm(firm.firmId, (tx) =>
    tx.decision.findUniqueOrThrow({
      where: { firmId_id: { firmId: firm.firmId, id: decision.id ?? '' } },
    }),
  );
  const input = row.input as unknown as DecisionInput;
  const points = ({ reservePoints }: Candidate) => reservePoints;
  return Object.fromEntries(input.candidates.map((one) => [one.name, points(one)]));
}

describe('the reserve', () => {
  it("keeps an expert's room for the expert work of the trailing 90 days", async () => {
    const firm = await firmOf('2025-01-01');
    await arrive(firm, '2025-01-10', 4);
    await arrive(firm, '2025-02-10', 4);
    // 8 cases in the 90 days before, so 10 2/3 in four months, of 130 points each.
    expect(await recordedReserve(firm, '2025-04-01T09:00:00Z', 'H-1B')).toEqual({
      Ana: 1387,
      Ben: 0,
    });
    expect(await recordedReserve(firm, '2025-04-01T09:05:00Z', 'O-1A')).toEqual({ Ana: 0, Ben: 0 });
  });

  it('expects the same weeks of the last year once the records go back that far', async () => {
    const firm = await firmOf('2024-01-01');
    await arrive(firm, '2024-04-10', 3);
    await arrive(firm, '2025-03-01', 9);
    expect(await recordedReserve(firm, '2025-04-01T09:00:00Z', 'H-1B')).toEqual({
      Ana: 1040,
      Ben: 0,
    });
  });

  it('expects nothing from the first two weeks of a firm', async () => {
    const firm = await firmOf('2025-01-01');
    await arrive(firm, '2025-01-02', 5);
    expect(await recordedReserve(firm, '2025-01-12T09:00:00Z', 'H-1B')).toEqual({ Ana: 0, Ben: 0 });
  });

  it('is computed once a day, and again when the clock has been set back', async () => {
    const firm = await firmOf('2025-01-01');
    await arrive(firm, '2025-01-10', 4);
    const computedAt = async () => {
      const row = await withWholeFirm(firm.firmId, (tx) =>
        tx.arrivalForecast.findUniqueOrThrow({ where: { firmId: firm.firmId } }),
      );
      return row.computedAt.toISOString();
    };
    await recordedReserve(firm, '2025-04-01T09:00:00Z', 'H-1B');
    await recordedReserve(firm, '2025-04-02T08:59:59Z', 'H-1B');
    expect(await computedAt()).toBe('2025-04-01T09:00:00.000Z');
    await recordedReserve(firm, '2025-04-02T09:00:00Z', 'H-1B');
    expect(await computedAt()).toBe('2025-04-02T09:00:00.000Z');
    await recordedReserve(firm, '2025-03-01T09:00:00Z', 'H-1B');
    expect(await computedAt()).toBe('2025-03-01T09:00:00.000Z');
  });

  it('is none of the simple strategies, which do not look ahead', async () => {
    const firm = await firmOf('2025-01-01');
    await arrive(firm, '2025-01-10', 4);
    await changeRules(firm, { strategy: 'workload-based' });
    expect(await recordedReserve(firm, '2025-04-01T09:00:00Z', 'H-1B')).toEqual({ Ana: 0, Ben: 0 });
  });
});
