import { describe, expect, test } from 'vitest';
import { instanceSchema } from '@/lib/tools/simulation/schema';
import { DAYS, generateInstance, KINDS } from './generate';
import type { InstanceFile } from './roster';

function perDay({ cases }: InstanceFile): number[] {
  const counts = new Map<string, number>();
  for (const { arrivesAt } of cases) counts.set(arrivesAt, (counts.get(arrivesAt) ?? 0) + 1);
  return [...counts.values()];
}

describe.each(KINDS)('a firm-year of kind %s', (kind) => {
  test('is the same for the same seed and another for another', () => {
    const text = (seed: number) => JSON.stringify(generateInstance(kind, 5, seed));
    expect(text(7)).toBe(text(7));
    expect(text(7)).not.toBe(text(8));
  });

  test.each([2, 5, 10, 40])('is a valid instance for %i attorneys', (attorneys) => {
    const instance = instanceSchema.parse(generateInstance(kind, attorneys, 1));
    expect(instance.attorneys).toHaveLength(attorneys);
    expect(instance.cases.length).toBeGreaterThan(50 * attorneys);
    expect(new Set(instance.cases.map(({ id }) => id)).size).toBe(instance.cases.length);
  });

  test('has a senior expert for every kind of work that arrives', () => {
    const { attorneys, cases } = generateInstance(kind, 5, 3);
    for (const visaType of new Set(cases.map((each) => each.visaType))) {
      const experts = attorneys.filter(
        ({ seniority, expertise }) => seniority === 'senior' && expertise[visaType] === 3,
      );
      expect(experts.length, visaType).toBeGreaterThan(0);
    }
  });
});

describe('a standard year', () => {
  test('has its cap petitions from April on, wanted by the end of June', () => {
    const petitions = generateInstance('year', 10, 1).cases.filter(
      ({ deadline }) => deadline === '2026-07-01',
    );
    const april = petitions.filter(({ arrivesAt }) => arrivesAt.startsWith('2026-04'));
    expect(april.length).toBeGreaterThan(60);
    expect(petitions.every(({ arrivesAt }) => arrivesAt >= '2026-04-01')).toBe(true);
  });

  test('is heavier by 34 to 30 under stress', () => {
    const cases = (kind: 'year' | 'stress') =>
      [1, 2, 3, 4].reduce((sum, seed) => sum + generateInstance(kind, 20, seed).cases.length, 0);
    expect(cases('stress') / cases('year')).toBeGreaterThan(1.05);
    expect(cases('stress') / cases('year')).toBeLessThan(1.22);
  });
});

describe('a bursty year', () => {
  test('varies from day to day at least three times as much as chance would have it', () => {
    for (const seed of [1, 2, 3, 4]) {
      const counts = perDay(generateInstance('bursty', 20, seed));
      const days = Array.from({ length: DAYS }, (_, day) => counts[day] ?? 0);
      const mean = days.reduce((sum, count) => sum + count, 0) / DAYS;
      const variance = days.reduce((sum, count) => sum + (count - mean) ** 2, 0) / DAYS;
      expect(variance / mean).toBeGreaterThan(3);
    }
  });

  test('has about two of three cases from clients who were there before', () => {
    const { cases } = generateInstance('bursty', 20, 5);
    const clients = new Set(cases.map(({ clientId }) => clientId)).size;
    expect(1 - clients / cases.length).toBeGreaterThan(0.6);
    expect(1 - clients / cases.length).toBeLessThan(0.78);
  });

  test('has attorneys who join, leave and take a long leave', () => {
    const { attorneys } = generateInstance('bursty', 20, 1);
    expect(attorneys.filter(({ joinsAt }) => joinsAt)).toHaveLength(2);
    expect(attorneys.filter(({ leavesAt }) => leavesAt)).toHaveLength(2);
    expect(attorneys.filter(({ absences }) => (absences?.length ?? 0) > 5)).toHaveLength(2);
  });
});
