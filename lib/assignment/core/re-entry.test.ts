import { describe, expect, test } from 'vitest';
import { beginReentry, chargeReentries, isReentryAfter } from './re-entry';
import { anAttorney, anInput, away, day } from '@/tests/core/builders';

const reentry = (days: number) => ({ sinceMs: day(-days), gotPoints: 200, expectedPoints: 50 });

describe('a re-entry', () => {
  test('begins with nothing got and nothing expected', () => {
    expect(beginReentry(5)).toEqual({ sinceMs: 5, gotPoints: 0, expectedPoints: 0 });
  });

  test('follows an absence of at least 14 days', () => {
    expect(isReentryAfter(away(0, 14))).toBe(true);
    expect(isReentryAfter(away(0, 13))).toBe(false);
  });
});

describe('charging an assignment to those who re-enter', () => {
  test('adds what the holder got and the proportional share', () => {
    const input = anInput([
      anAttorney('A', { reentry: reentry(5) }),
      anAttorney('B', { reentry: reentry(9), capacity: 10 }),
      anAttorney('C', { capacity: 20 }),
    ]);
    expect(Object.fromEntries(chargeReentries(input, 'A'))).toEqual({
      A: { sinceMs: day(-5), gotPoints: 300, expectedPoints: 90 },
      B: { sinceMs: day(-9), gotPoints: 200, expectedPoints: 70 },
    });
  });

  test('shares among those of the wanted level, or of the chosen level where that is lower', () => {
    const candidates = [
      anAttorney('A', { levels: { 'H-1B': 2 }, reentry: reentry(5) }),
      anAttorney('B', { levels: { 'H-1B': 1 }, reentry: reentry(5) }),
      anAttorney('C', { levels: { 'H-1B': 3 } }),
    ];
    const best = chargeReentries(anInput(candidates), 'C');
    expect([...best.keys()]).toEqual(['A']);
    expect(best.get('A')?.expectedPoints).toBe(100);
    const lower = chargeReentries(anInput(candidates), 'B');
    expect(lower.get('A')?.expectedPoints).toBe(83.333);
    expect(lower.get('B')?.gotPoints).toBe(300);
  });

  test('expects nothing of those who could not have taken the case', () => {
    const candidates = [anAttorney('A', { reentry: reentry(5), activeCases: 20 }), anAttorney('B')];
    expect(chargeReentries(anInput(candidates), 'B').size).toBe(0);
    expect(chargeReentries(anInput(candidates), 'A').get('A')).toEqual({
      sinceMs: day(-5),
      gotPoints: 300,
      expectedPoints: 50,
    });
  });

  test('ends after 30 days', () => {
    const candidates = [anAttorney('A', { reentry: reentry(30) }), anAttorney('B')];
    expect(chargeReentries(anInput(candidates), 'A').size).toBe(0);
  });
});
