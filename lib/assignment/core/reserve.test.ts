import { describe, expect, test } from 'vitest';
import { DEFAULT_RULE_SET } from './defaults';
import { reservePointsFor, reserveTable, type ForecastItem } from './reserve';
import { anAttorney } from '@/tests/core/builders';

const expert = { seniority: 'senior', levels: { 'O-1A': 3, PERM: 3 } } as const;

function table(forecast: readonly ForecastItem[], ...attorneys: ReturnType<typeof anAttorney>[]) {
  return reserveTable(forecast, attorneys, DEFAULT_RULE_SET);
}

describe('the reserve', () => {
  test('splits four months of expert work over the experts by capacity', () => {
    const reserve = table(
      [{ visaType: 'O-1A', complexity: 8, perDay: 0.2 }],
      anAttorney('A', { ...expert, capacity: 20 }),
      anAttorney('B', { ...expert, capacity: 10 }),
      anAttorney('C', { ...expert, levels: { 'O-1A': 2 } }),
    );
    expect(reservePointsFor(reserve, 'A', 'H-1B')).toBe(2080);
    expect(reservePointsFor(reserve, 'B', 'H-1B')).toBe(1040);
    expect(reservePointsFor(reserve, 'C', 'H-1B')).toBe(0);
  });

  test("leaves out the case's own visa type", () => {
    const forecast = [
      { visaType: 'O-1A', complexity: 8, perDay: 0.1 },
      { visaType: 'PERM', complexity: 7, perDay: 0.1 },
    ] as const;
    const reserve = table(forecast, anAttorney('A', expert));
    expect(reservePointsFor(reserve, 'A', 'O-1A')).toBe(1440);
    expect(reservePointsFor(reserve, 'A', 'PERM')).toBe(1560);
    expect(reservePointsFor(reserve, 'A', 'TN')).toBe(3000);
  });

  test('keeps no room for work that needs no expert', () => {
    const reserve = table(
      [{ visaType: 'PERM', complexity: 6, perDay: 5 }],
      anAttorney('A', expert),
    );
    expect(reservePointsFor(reserve, 'A', 'TN')).toBe(0);
  });

  test('counts on no one whom the rules would exclude from the work', () => {
    const reserve = table(
      [{ visaType: 'O-1A', complexity: 8, perDay: 0.1 }],
      anAttorney('A', { ...expert, seniority: 'associate' }),
      anAttorney('B', { ...expert, active: false }),
      anAttorney('C', { ...expert, maxComplexity: 7 }),
      anAttorney('D', { ...expert, maxComplexity: 8 }),
    );
    expect(['A', 'B', 'C', 'D'].map((id) => reservePointsFor(reserve, id, 'TN'))).toEqual([
      0, 0, 0, 1560,
    ]);
  });

  test('asks for a senior only from the complexity on that the rules name', () => {
    const reserve = table(
      [{ visaType: 'O-1A', complexity: 7, perDay: 0.1 }],
      anAttorney('A', { ...expert, seniority: 'associate' }),
    );
    expect(reservePointsFor(reserve, 'A', 'TN')).toBe(1440);
  });

  test('asks for no one senior where a threshold names none', () => {
    const thresholds = [{ fromComplexity: 7, minLevel: 2 as const }];
    const reserve = reserveTable(
      [{ visaType: 'O-1A', complexity: 9, perDay: 0.1 }],
      [anAttorney('A', { ...expert, seniority: 'junior' })],
      { thresholds },
    );
    expect(reservePointsFor(reserve, 'A', 'TN')).toBe(1680);
  });
});
