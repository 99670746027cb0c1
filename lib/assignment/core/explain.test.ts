import { describe, expect, test } from 'vitest';
import { wordExplanation } from '@/lib/wording/record-decision';
import { remedyLabel } from '@/lib/wording/remedy-messages';
import { standingInRecord } from '@/lib/wording/record-standing';
import { decide, decideByHand } from './decide';
import { explain, whyNotChosen } from './explain';
import { anAttorney, anInput, away } from '@/tests/core/builders';
import type { Remedy } from './remedy';
import type { Candidate, CaseFacts, RuleSet } from './types';

function explained(
  candidates: readonly Candidate[],
  rules: Partial<RuleSet> = {},
  facts: Partial<CaseFacts> = {},
) {
  const input = anInput(candidates, facts, rules);
  return wordExplanation(explain(input, decide(input)));
}

function about(id: string, ...args: Parameters<typeof explained>) {
  return explained(...args).others.find(({ attorneyId }) => attorneyId === id);
}

/** What would have helped, in words. */
function whatIf(other: { readonly remedy: Remedy | null } | undefined): string | null {
  return other?.remedy ? remedyLabel(other.remedy, 'H-1B', 'recorded') : null;
}

const workload = { strategy: 'workload-based' } as const;

describe('an explanation', () => {
  test('says who and why them', () => {
    const input = anInput([anAttorney('A'), anAttorney('B', { turn: 1 })]);
    const explanation = explain(input, decide(input));
    expect(explanation.chosen?.attorneyId).toBe('A');
    const { chosen } = wordExplanation(explanation);
    expect(chosen).toHaveLength(7);
    expect(chosen?.[0]).toMatch(/^Level 2 for H-1B/);
  });

  test('says of each other one how far behind and most of all for what', () => {
    const busy = anAttorney('B', { loadPoints: 1000, levels: { 'H-1B': 3 } });
    expect(about('B', [anAttorney('A'), busy])).toEqual({
      attorneyId: 'B',
      name: 'Attorney B',
      rank: 2,
      sentence:
        '70 points behind Attorney A, most of all for load: 50% utilized now, 55% with this case.',
      remedy: null,
    });
  });

  test('says that costs were level when only a tie decided', () => {
    const tied = about('B', [anAttorney('A'), anAttorney('B', { turn: 1 })]);
    expect(tied?.sentence).toBe(
      'Level on cost with Attorney A, who had waited longer for a new case or stands first in the roster.',
    );
  });

  test('tells how many cases fewer would have won', () => {
    const busy = anAttorney('B', { loadPoints: 900, openCases: 9, activeCases: 9 });
    const idle = anAttorney('A', { loadPoints: 650, openCases: 6, activeCases: 6 });
    const other = about('B', [idle, busy], workload);
    expect(other?.sentence).toBe('Ranked 2. 50% utilized after taking it: 1000 of 2000 points.');
    expect(whatIf(other)).toBe('With 3 cases fewer, would have come first.');
  });

  test('tells the level that would have won', () => {
    const lower = anAttorney('B', { levels: { 'H-1B': 1 } });
    expect(whatIf(about('B', [anAttorney('A'), lower], { strategy: 'expertise-first' }))).toBe(
      'If expert in H-1B, would have come first.',
    );
  });

  test('tells why someone was excluded and what would have let them in', () => {
    const full = anAttorney('B', { activeCases: 21, openCases: 21, loadPoints: 2100 });
    const other = about('B', [anAttorney('A'), full], workload);
    expect(other).toMatchObject({ rank: null, sentence: 'Holds 21 active cases of at most 20.' });
    expect(whatIf(other)).toBe('With 2 cases fewer, would have been able to take it, in place 2.');
  });

  test.each([
    [{ absences: [away(0, 9)] }, 'If present, would have come first.'],
    [{ active: false }, 'If taking cases, would have come first.'],
    [
      { intakePerWeek: 1, newCasesLast7Days: 1 },
      'If their weekly limit had allowed another case, would have come first.',
    ],
    [{ levels: {} }, 'If able to handle H-1B, would have come first.'],
  ] as const)('lifts a single exclusion: %j', (facts, expected) => {
    const busy = anAttorney('Z', { loadPoints: 1500 });
    expect(whatIf(about('A', [anAttorney('A', facts), busy], workload))).toBe(expected);
  });

  test('promises nothing where several reasons or an absolute one stand in the way', () => {
    const several = { active: false, levels: {} };
    expect(whatIf(about('A', [anAttorney('A', several)]))).toBeNull();
    expect(whatIf(about('A', [anAttorney('A', { walledOff: true })]))).toBeNull();
    const overfull = { activeCases: 40, openCases: 40, loadPoints: 4000 };
    expect(whatIf(about('A', [anAttorney('A', overfull)]))).toBeNull();
  });

  test('of a waiting case has no one chosen', () => {
    const { chosen, others } = explained([anAttorney('A', { active: false })]);
    expect(chosen).toBeNull();
    expect(others).toHaveLength(1);
  });

  test('of a choice by hand names what was overridden and the rules’ own first', () => {
    const input = anInput([anAttorney('A'), anAttorney('B', { levels: {} })]);
    const decision = decideByHand(input, 'B', { reason: 'Speaks the language' });
    const { chosen, others } = wordExplanation(explain(input, decision));
    expect(chosen).toEqual(['Level 0 for H-1B; at least 1 is asked for.']);
    expect(others[0]?.sentence).toBe('First by the rules; a person chose otherwise.');
    expect(others[0]?.remedy).toBeNull();
  });
});

describe('why one attorney was not chosen', () => {
  function whyNot(
    id: string,
    candidates: readonly Candidate[],
    rules: Partial<RuleSet> = {},
    facts: Partial<CaseFacts> = {},
  ) {
    const standing = whyNotChosen(decide(anInput(candidates, facts, rules)), id);
    return standing && standingInRecord(standing);
  }
  const busy = anAttorney('B', { loadPoints: 1000, activeCases: 10, openCases: 10, turn: 4 });

  test('is what excludes them', () => {
    const full = anAttorney('B', { activeCases: 20, openCases: 20 });
    expect(whyNot('B', [anAttorney('A'), full])).toBe('Holds 20 active cases of at most 20.');
  });

  test('is under balanced how far behind they are, and for what', () => {
    expect(whyNot('B', [anAttorney('A'), busy])).toMatch(
      /^\d+ points behind Attorney A, most of all for load: /,
    );
  });

  test('is under a simple strategy the first thing that told the two apart', () => {
    expect(whyNot('B', [anAttorney('A', { turn: 2 }), busy], { strategy: 'round-robin' })).toBe(
      'Last assigned at turn 4 of the firm. Attorney A: Last assigned at turn 2 of the firm.',
    );
    expect(whyNot('B', [anAttorney('A'), busy], { strategy: 'expertise-first' })).toBe(
      '55% utilized after taking it: 1100 of 2000 points. Attorney A: 5% utilized after taking it: 100 of 2000 points.',
    );
  });

  test('is the client’s last attorney where that one comes first', () => {
    const rules = { strategy: 'workload-based', continuity: 'prefer' } as const;
    expect(whyNot('A', [anAttorney('A'), busy], rules, { lastAttorneyId: 'B' })).toBe(
      "Attorney B: Had this client's last case, and the firm prefers continuity.",
    );
  });

  test('is the roster where everything compared is level', () => {
    const two = [anAttorney('A'), anAttorney('B')];
    expect(whyNot('B', two, { strategy: 'round-robin' })).toBe(
      'Level with Attorney A, who stands first in the roster.',
    );
  });

  test('is nothing for the first, and for someone who was not looked at', () => {
    expect(whyNot('A', [anAttorney('A'), busy])).toBeNull();
    expect(whyNot('Z', [anAttorney('A'), busy])).toBeNull();
  });
});
