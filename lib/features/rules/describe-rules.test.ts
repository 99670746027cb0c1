import { describe, expect, test } from 'vitest';
import { DEFAULT_RULE_SET, type RuleSet } from '@/lib/assignment/core';
import { describeRules } from './describe-rules';

function described(change: Partial<RuleSet>): string {
  return describeRules({ ...DEFAULT_RULE_SET, ...change }).join('\n');
}

describe('rules in plain words', () => {
  test('the default rules', () => {
    expect(describeRules(DEFAULT_RULE_SET)).toEqual([
      'A new case goes to the eligible attorney with the lowest total cost over fit, load, fair share, expert room, continuity, deadline and re-entry.',
      'All factors weigh as documented (100%).',
      'An attorney needs at least level 1 (can handle) in the visa type.',
      'Cases of complexity 8 or more ask for level 2 (experienced) and a senior attorney or above.',
      'Capacity limits the number of active cases: those in intake, collecting, drafting, review and RFE.',
      'An absence of 3 days or more keeps new cases away from 2 days before it begins.',
      'Managers are alerted when a case has waited 4 hours for an attorney.',
      'A handoff takes effect at once.',
    ]);
  });

  test('say which factors weigh otherwise', () => {
    const weights = { ...DEFAULT_RULE_SET.weights, fit: 150, 'fair-share': 0 };
    expect(described({ weights })).toContain(
      'Of the factors, fit weighs 150% and fair share is ignored; every other factor weighs 100%.',
    );
  });

  test('speak of factors under balanced only, of preferred continuity under the others only', () => {
    const simple = described({ strategy: 'round-robin', continuity: 'prefer' });
    expect(simple).not.toContain('factor');
    expect(simple).toContain(
      "The client's last attorney, if eligible, comes before everyone else.",
    );
    expect(described({ continuity: 'prefer' })).not.toContain('comes before everyone else');
  });

  test('say how long a colleague has to answer, where they are asked', () => {
    const asked = { handoffNeedsAcceptance: true, handoffExpiresAfterHours: 1 };
    expect(described(asked)).toContain('without an answer it expires after 1 hour.');
  });

  test('say singular where there is one', () => {
    const text = described({ alertAfterHours: 1, leaveLeadDays: 1, leaveMinDays: 1 });
    expect(text).toContain('has waited 1 hour for');
    expect(text).toContain('An absence of 1 day or more keeps new cases away from 1 day before');
  });

  test('say when only an absence that has begun matters', () => {
    expect(described({ leaveLeadDays: 0 })).toContain(
      'Only an absence that has begun keeps new cases away.',
    );
  });
});
