import { expect, test } from 'vitest';
import { instanceSchema } from '@/lib/tools/simulation/schema';
import { boundOf } from './bound';
import { rowsOf } from './run-task';

const START = Date.UTC(2026, 0, 5);

function on(day: number): string {
  return new Date(START + day * 86_400_000).toISOString();
}

function tn(id: string, day: number, clientId: string, complexity = 3) {
  const stages = [{ stage: 'drafting', days: 10 }];
  return { id, arrivesAt: on(day), clientId, visaType: 'TN', complexity, stages };
}

function attorney(id: string, capacity: number, level: number) {
  return { id, position: 1, capacity, seniority: 'senior', expertise: { TN: level } };
}

function season(attorneys: object[], cases: object[], owners: object = {}) {
  const rules = { capacityMeasure: 'load', leaveLeadDays: 0 };
  return instanceSchema.parse({ start: on(0), end: on(60), rules, owners, attorneys, cases });
}

test('who has room and the level pays nothing but what is never free', async () => {
  const instance = season([attorney('A', 5, 3), attorney('B', 5, 2)], [tn('c1', 0, 'k')]);
  expect(await boundOf(instance, 20)).toEqual({ costPerCase: 0, exact: true });
});

test('a full workload costs a day of waiting for each day but the one in which room comes free', async () => {
  const instance = season([attorney('A', 1, 3)], [tn('c1', 0, 'k', 5), tn('c2', 0, 'm', 5)]);
  // Nine days at level 3; the second may begin late on the eighth day at the earliest.
  const { costPerCase } = await boundOf(instance, 20);
  expect(costPerCase).toBe((8 * 10) / 2);
});

test('a client who is passed on costs 50, unless their attorney has no room', async () => {
  const two = [attorney('A', 5, 2), attorney('B', 5, 3)];
  const stays = season(two, [tn('c1', 0, 'k')], { k: 'A' });
  expect((await boundOf(stays, 20)).costPerCase).toBe(10);
  const moves = season([{ ...two[0], expertise: {} }, two[1] ?? {}], [tn('c1', 0, 'k')], {
    k: 'A',
  });
  expect((await boundOf(moves, 20)).costPerCase).toBe(50);
});

test('no variant goes below the bound', async () => {
  const cases = Array.from({ length: 24 }, (_, index) =>
    tn(`c${index}`, Math.floor(index / 3), `k${index % 5}`, 2 + (index % 6)),
  );
  const instance = season([attorney('A', 4, 3), attorney('B', 4, 1)], cases);
  const { costPerCase } = await boundOf(instance, 2);
  for (const { variant, figures } of rowsOf('season', instance)) {
    expect(figures.cost, variant).toBeGreaterThanOrEqual(costPerCase);
  }
});
