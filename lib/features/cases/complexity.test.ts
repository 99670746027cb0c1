import { describe, expect, it } from 'vitest';
import { COMPLEXITY_ANSWERS, dependantPoints, estimateComplexity } from './complexity';

const none = { answers: new Set<never>(), dependants: 0 };

describe('a proposed complexity', () => {
  it('is the usual one of the visa type where nothing is unusual', () => {
    expect(estimateComplexity(4, none)).toEqual({ base: 4, parts: [], sum: 4, total: 4 });
  });

  it('adds the points of every answer and shows each of them', () => {
    const facts = { answers: new Set(['rfe-history', 'prior-denial'] as const), dependants: 2 };
    expect(estimateComplexity(4, facts)).toEqual({
      base: 4,
      parts: [
        { code: 'prior-denial', points: 2 },
        { code: 'rfe-history', points: 1 },
        { code: 'dependants', points: 1 },
      ],
      sum: 8,
      total: 8,
    });
  });

  it('never leaves the scale of 1 to 10, and always is base and points where it fits', () => {
    for (let base = 1; base <= 10; base += 1) {
      for (let mask = 0; mask < 2 ** COMPLEXITY_ANSWERS.length; mask += 1) {
        const answers = new Set(COMPLEXITY_ANSWERS.filter((_, bit) => mask & (2 ** bit)));
        const { parts, sum, total } = estimateComplexity(base, { answers, dependants: mask % 5 });
        expect(sum).toBe(parts.reduce((all, { points }) => all + points, base));
        expect(total).toBe(Math.min(10, sum));
      }
    }
  });

  it('counts one or two dependants once and more of them twice', () => {
    expect([-1, 0, 1, 2, 3, 12].map(dependantPoints)).toEqual([0, 0, 1, 1, 2, 2]);
  });
});
