import { describe, expect, it } from 'vitest';
import { changeLabel } from './labels';

describe('a change of the rules in words', () => {
  it('names stage, factor and visa type as people call them', () => {
    expect(changeLabel({ path: 'stageWeights.filed.weight', from: 0.05, to: 0.1 })).toBe(
      'Filed: weight: 0.05 → 0.1',
    );
    expect(changeLabel({ path: 'weights.fair-share', from: 100, to: 0 })).toBe(
      'Weight of fair share: 100 → 0',
    );
    expect(changeLabel({ path: 'visaTypes.EB-2 NIW.estimatedDays', from: 55, to: 60 })).toBe(
      'EB-2 NIW: estimated days: 55 → 60',
    );
  });

  it('writes choices and switches as words', () => {
    expect(changeLabel({ path: 'strategy', from: 'balanced', to: 'round-robin' })).toBe(
      'Strategy: Balanced → Round robin',
    );
    expect(changeLabel({ path: 'handoffNeedsAcceptance', from: false, to: true })).toBe(
      'Handoff needs acceptance: no → yes',
    );
  });

  it('writes thresholds one after the other, and none as none', () => {
    const threshold = { fromComplexity: 8, minLevel: 2, minSeniority: 'senior' };
    expect(changeLabel({ path: 'thresholds', from: [threshold], to: [] })).toBe(
      'Thresholds: from 8: level 2, senior → none',
    );
  });
});
