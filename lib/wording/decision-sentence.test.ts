import { describe, expect, test } from 'vitest';
import { decide, decideByHand, explain, type Candidate, type RuleSet } from '@/lib/assignment/core';
import { anAttorney, anInput, away } from '@/tests/core/builders';
import { decisionParagraph, describeDecision } from './decision-sentence';
import { decisionInShort } from './decision-short';
import type { Tense } from './phrases';
import { remedyLabel } from './remedy-messages';

function told(
  candidates: readonly Candidate[],
  rules: Partial<RuleSet> = {},
  facts: Parameters<typeof anInput>[1] = {},
  tense: Tense = 'recorded',
) {
  const input = anInput(candidates, facts, rules);
  return describeDecision(input, decide(input), tense);
}

const ada = anAttorney('A', { name: 'Ada Brook', activeCases: 9, openCases: 9, loadPoints: 900 });
const ola = anAttorney('B', { ...ada, id: 'B', name: 'Oluwaseun Adebayo', position: 66 });

describe('the sentence on a decision', () => {
  test('tells why the best fit is one, and what held a close second back', () => {
    const busier = { ...ola, fairShareMilliPoints: -50_000 };
    expect(told([ada, busier])).toEqual({
      headline: 'Assigned to Ada Brook',
      why: 'Best fit: experienced in H-1B, 50% full with it.',
      second: 'Oluwaseun Adebayo was a close second (busier lately).',
    });
  });

  test('calls a second close only within a tenth of its cost', () => {
    const far = { ...ola, loadPoints: 1400 };
    expect(told([ada, far]).second).toBe('Oluwaseun Adebayo came second (more work at hand).');
  });

  test.each([
    [{ levels: { 'H-1B': 1 } }, 'less experienced in H-1B'],
    [{ loadPoints: 1500 }, 'more work at hand'],
    [{ fairShareMilliPoints: -200_000 }, 'busier lately'],
    [{ reservePoints: 3000 }, 'needed for expert work to come'],
    [{ absences: [away(20, 60)] }, 'tighter on time'],
    [
      { reentry: { sinceMs: anInput([]).decidedAtMs, gotPoints: 500, expectedPoints: 0 } },
      'new or just back',
    ],
  ] as const)('names what differed most: %j', (facts, words) => {
    expect(told([ada, { ...ola, ...facts }]).second).toContain(`(${words})`);
  });

  test('names the client’s last attorney', () => {
    const own = told([ada, ola], {}, { lastAttorneyId: 'A' });
    expect(own.why).toMatch(/^Best fit: had this client’s last case, experienced in H-1B/);
    expect(own.second).toContain('(not the client’s last attorney)');
    const preferred = { continuity: 'prefer', strategy: 'round-robin' } as const;
    expect(told([ada, ola], preferred, { lastAttorneyId: 'A' })).toMatchObject({
      why: 'Knows the client: had their last case, and is experienced in H-1B, 50% full with it.',
      second: null,
    });
  });

  test.each([
    [
      'round-robin',
      { turn: 4 },
      'Next in turn: the longest without a new case of 2 who could take it.',
      'Oluwaseun Adebayo was next in turn.',
    ],
    [
      'workload-based',
      { loadPoints: 901 },
      'Least work at hand of 2 who could take it, 50% full with it.',
      'Oluwaseun Adebayo came second (more work at hand).',
    ],
    [
      'workload-based',
      { openCases: 12 },
      'Least work at hand of 2 who could take it, 50% full with it.',
      'Oluwaseun Adebayo came second (more open cases).',
    ],
    [
      'expertise-first',
      { levels: { 'H-1B': 1 } },
      'Most experienced: experienced in H-1B, 50% full with it.',
      'Oluwaseun Adebayo came second (less experienced in H-1B).',
    ],
  ] as const)('tells %s in its own words: %j', (strategy, facts, why, second) => {
    expect(told([ada, { ...ola, ...facts }], { strategy })).toMatchObject({ why, second });
  });

  test.each([
    ['balanced', { turn: 3 }, 'Ada Brook had waited longer for a new case'],
    ['balanced', {}, 'Ada Brook had the earlier place in the roster'],
    ['round-robin', {}, 'Ada Brook had the earlier place in the roster'],
    ['workload-based', { turn: 3 }, 'Ada Brook had waited longer for a new case'],
    ['expertise-first', {}, 'Ada Brook had the earlier place in the roster'],
  ] as const)('says that %s ended level, and what then decided: %j', (strategy, facts, words) => {
    expect(told([ada, { ...ola, ...facts }], { strategy }).second).toBe(
      `Oluwaseun Adebayo was level; ${words}.`,
    );
  });

  test('says that only one could take it', () => {
    expect(told([ada, { ...ola, levels: {} }])).toMatchObject({
      why: 'The only one of 2 attorneys who could take it, 50% full with it.',
      second: null,
    });
    expect(told([ada]).why).toBe('The firm’s only attorney, 50% full with it.');
  });

  test('counts those who cannot take it by their first reason', () => {
    const nobody = [
      { ...ada, levels: {} },
      { ...ola, levels: {} },
      { ...ola, id: 'C', activeCases: 20 },
    ];
    expect(decisionParagraph(told(nobody))).toBe(
      'Waiting for an attorney. Nobody can take it now. 3 attorneys: 2 without the expertise and 1 at capacity.',
    );
    expect(told([]).why).toBe('The firm has no attorneys yet.');
  });

  test('says what the rules would have done where a person chose', () => {
    const input = anInput([ada, { ...ola, levels: {} }]);
    const byHand = describeDecision(input, decideByHand(input, 'B', { reason: 'asked for' }));
    expect(decisionParagraph(byHand)).toBe(
      'Given to Oluwaseun Adebayo by hand. Although without the expertise. The rules’ first choice was Ada Brook.',
    );
    const same = describeDecision(input, decideByHand(input, 'A', null));
    expect(same.why).toBe('The rules would have chosen the same.');
    const full = anInput([{ ...ada, activeCases: 20 }]);
    const forced = describeDecision(full, decideByHand(full, 'A', { reason: 'asked for' }));
    expect(forced.why).toBe('Although at capacity. By the rules it would have waited.');
  });

  test('forecasts in words of its own', () => {
    const busier = { ...ola, fairShareMilliPoints: -50_000 };
    expect(decisionParagraph(told([ada, busier], {}, {}, 'forecast'))).toBe(
      'Would go to Ada Brook. Best fit: experienced in H-1B, 50% full with it. Oluwaseun Adebayo is a close second (busier lately).',
    );
    expect(told([], {}, {}, 'forecast').headline).toBe('It would wait');
  });

  test('goes by load where the firm measures capacity so', () => {
    expect(told([{ ...ada, loadPoints: 1500 }], { capacityMeasure: 'load' }).why).toContain(
      '80% full',
    );
  });

  test('keeps a name written from right to left apart from the words around it', () => {
    expect(told([{ ...ada, name: 'نور حداد' }]).headline).toBe('Assigned to \u2068نور حداد\u2069');
  });

  test('says nothing of anyone’s sex, and writes no codes, ids or times', () => {
    const input = anInput([ada, ola, { ...ola, id: 'C', levels: {} }]);
    const text = decisionParagraph(describeDecision(input, decide(input)));
    expect(text).not.toMatch(/\b(he|she|his|her|him|hers)\b|[a-z][A-Z]|\d{4}-\d\d|points|cost/);
  });
});

describe('what would have changed a decision', () => {
  test.each([
    [{ activeCases: 21, openCases: 21, loadPoints: 2100 }, 'With 2 cases fewer, would'],
    [{ absences: [away(0, 9)] }, 'Once back, would come first.'],
    [{ active: false }, 'Once taking cases again, would come first.'],
    [{ levels: {} }, 'If able to handle H-1B, would come first.'],
    [
      { intakePerWeek: 1, newCasesLast7Days: 1 },
      'Once their weekly limit allows another case, would come first.',
    ],
  ] as const)('is said of what may still come: %j', (facts, words) => {
    const busy = anAttorney('Z', { loadPoints: 1500 });
    const input = anInput([anAttorney('A', facts), busy], {}, { strategy: 'workload-based' });
    const other = explain(input, decide(input)).others.find(({ attorneyId }) => attorneyId === 'A');
    const remedy = other?.remedy;
    expect(remedy && remedyLabel(remedy, 'H-1B', 'forecast')).toContain(words);
  });
});

describe('a decision in one line', () => {
  test.each([
    ['balanced', 'Assigned to Ada Brook: the best fit of those who could take it.'],
    ['round-robin', 'Assigned to Ada Brook: next in turn.'],
    ['workload-based', 'Assigned to Ada Brook: the least work at hand.'],
    ['expertise-first', 'Assigned to Ada Brook: the most experienced who could take it.'],
    ['continuity', 'Assigned to Ada Brook: the client’s own attorney.'],
    ['only-eligible', 'Assigned to Ada Brook: the only one who could take it.'],
    ['manual', 'Given to Ada Brook, chosen by Robin Vale.'],
    ['waiting', 'Waiting: nobody could take it.'],
  ] as const)('tells %s', (reason, words) => {
    expect(decisionInShort({ reason, attorneyName: 'Ada Brook', by: 'Robin Vale' })).toBe(words);
  });
});
