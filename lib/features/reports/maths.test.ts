import { describe, expect, it } from 'vitest';
import { atLeastProbability } from './binomial';
import { bounceReasons } from '@/lib/contracts/bouncing';
import type { AttorneyReassignments } from '@/lib/contracts/report';
import { evennessOf } from './evenness';
import { findFlags } from './flags';
import { absentDaysIn, weekOf } from './weeks';

describe('evenness', () => {
  it('is 1 when everyone carries the same, and when no one carries anything', () => {
    expect(evennessOf([0.4, 0.4, 0.4])).toBeCloseTo(1, 12);
    expect(evennessOf([0, 0])).toBe(1);
    expect(evennessOf([])).toBe(1);
  });

  it('is one nth when one of n carries everything', () => {
    expect(evennessOf([1, 0, 0, 0])).toBe(0.25);
  });

  it('lies between for an uneven load', () => {
    expect(evennessOf([0.5, 1])).toBeCloseTo(0.9, 12);
  });
});

describe('binomial tail', () => {
  it('equals the sum that a fair coin gives', () => {
    expect(atLeastProbability(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect(atLeastProbability(10, 10, 0.5)).toBeCloseTo(1 / 1024, 12);
  });

  it('equals one minus the chance of none for at least one', () => {
    expect(atLeastProbability(1, 20, 0.1)).toBeCloseTo(1 - 0.9 ** 20, 12);
  });

  it('is certain for none and impossible beyond the trials or at rate 0', () => {
    expect(atLeastProbability(0, 5, 0.2)).toBe(1);
    expect(atLeastProbability(6, 5, 0.2)).toBe(0);
    expect(atLeastProbability(1, 5, 0)).toBe(0);
    expect(atLeastProbability(3, 5, 1)).toBe(1);
  });

  it('stays finite with thousands of trials', () => {
    const tail = atLeastProbability(520, 5000, 0.1);
    expect(tail).toBeGreaterThan(0.17);
    expect(tail).toBeLessThan(0.19);
  });
});

describe('bouncing', () => {
  it('sees a case that comes straight back', () => {
    expect(bounceReasons(['a', 'b', 'a'], 2)).toEqual(['returned']);
  });

  it('sees a case handed on three times without coming back', () => {
    expect(bounceReasons(['a', 'b', 'c', 'd'], 3)).toEqual(['many-handoffs']);
  });

  it('gives both reasons for a case that went to and fro', () => {
    expect(bounceReasons(['a', 'b', 'a', 'b'], 3)).toEqual(['returned', 'many-handoffs']);
  });

  it('does not count a pause with the same holder as coming back', () => {
    expect(bounceReasons(['a', 'a'], 0)).toEqual([]);
    expect(bounceReasons(['a', 'b', 'b'], 1)).toEqual([]);
    expect(bounceReasons(['a', 'b', 'c'], 2)).toEqual([]);
  });
});

function row(id: string, casesHeld: number, casesHandedOut: number): AttorneyReassignments {
  const rate = casesHeld === 0 ? null : casesHandedOut / casesHeld;
  const attorney = { id, name: `Attorney ${id}` };
  return { attorney, casesHeld, casesHandedOut, rate, handedIn: 0, handedOut: casesHandedOut };
}

describe('flags', () => {
  it('names an attorney whose rate the firm cannot explain, with the numbers', () => {
    const [flag, ...others] = findFlags([row('a', 40, 12), row('b', 40, 4)], 0.1);
    expect(others).toEqual([]);
    expect(flag?.attorney.id).toBe('a');
    expect(flag?.pValue).toBeLessThan(0.001);
    expect(flag?.text).toContain('12 of 40 cases held (30%)');
    expect(flag?.text).toContain('rate of 10% about 4 would be expected');
  });

  it('stays silent with fewer than ten cases, at the usual rate, or without any case', () => {
    expect(findFlags([row('a', 9, 9)], 0.1)).toEqual([]);
    expect(findFlags([row('a', 100, 14)], 0.1)).toEqual([]);
    expect(findFlags([row('a', 100, 14)], null)).toEqual([]);
  });
});

describe('weeks', () => {
  it('run from Monday to Sunday, across the end of a year', () => {
    expect(weekOf('2026-11-23')).toEqual({ startsOn: '2026-11-23', endsOn: '2026-11-29' });
    expect(weekOf('2026-11-29')).toEqual({ startsOn: '2026-11-23', endsOn: '2026-11-29' });
    expect(weekOf('2026-12-31', 1)).toEqual({ startsOn: '2027-01-04', endsOn: '2027-01-10' });
  });

  it('count a day in two absences once and cut absences at the week', () => {
    const week = weekOf('2026-11-23');
    const absences = [
      { startsOn: '2026-11-01', endsOn: '2026-11-24' },
      { startsOn: '2026-11-24', endsOn: '2026-11-25' },
      { startsOn: '2026-11-30', endsOn: '2026-12-05' },
    ];
    expect(absentDaysIn(week, absences)).toBe(3);
    expect(absentDaysIn(week, [{ startsOn: '2026-01-01', endsOn: '2026-12-31' }])).toBe(7);
    expect(absentDaysIn(week, [])).toBe(0);
  });
});
