import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anAttorney, anInput } from '@/tests/core/builders';
import { wordDecision, wordExclusions } from '@/lib/wording/record-decision';
import { decisionSummary } from '@/lib/wording/record-summary';
import { decide, decideByHand } from './decide';
import { ENGINE_VERSION, engineOf, UnknownEngine } from './engine';
import { explain } from './explain';
import { engineVersionOf, recall, replay } from './replay';
import type { DecisionInput, RecordedDecision, RuleSet } from './types';

interface Records {
  readonly rules: readonly RuleSet[];
  readonly records: readonly {
    readonly rules: number;
    readonly input: Omit<DecisionInput, 'rules'>;
    readonly decision: RecordedDecision;
  }[];
}

/** Decisions as the code of that version recorded them; the files are never made again. */
function recordsOf(version: number): { input: DecisionInput; decision: RecordedDecision }[] {
  const text = readFileSync(`tests/core/decisions-v${version}.json`, 'utf8');
  const { rules, records } = JSON.parse(text) as Records;
  return records.map((record) => {
    const ruleSet = rules[record.rules];
    if (!ruleSet) throw new Error('a record without rules');
    return { input: { ...record.input, rules: ruleSet }, decision: record.decision };
  });
}

const VERSIONS = Array.from({ length: ENGINE_VERSION }, (_, index) => index + 1);

describe.each(VERSIONS)('what engine version %i has recorded', (version) => {
  const records = recordsOf(version);

  test('comes out again, and is worded from its figures to the last word', () => {
    const engine = engineOf(version);
    expect(records.length).toBeGreaterThan(30);
    for (const { input, decision } of records) {
      const { grounds, ...again } =
        decision.outcome === 'manual' && decision.attorneyId !== null
          ? decideByHand(input, decision.attorneyId, decision.override, engine)
          : decide(input, engine);
      const worded = { ...again, ...wordDecision({ ...again, grounds }) };
      expect(JSON.parse(JSON.stringify(worded))).toEqual(decision);
      expect(engineVersionOf(decision)).toBe(version);
    }
  });

  test('is recalled with figures where it was recorded with sentences', () => {
    for (const { input, decision } of records) {
      const recalled = recall(input, decision);
      expect(JSON.stringify(recalled)).not.toMatch(/"(detail|summary)":/);
      expect(wordDecision(recalled).summary).toBe(decision.summary);
      expect(recall(input, recalled)).toBe(recalled);
    }
  });

  test('replays without a difference, by its own version', () => {
    for (const { input, decision } of records) {
      expect(replay(input, decision).differences).toEqual([]);
    }
  });
});

test('a record of version 1 would look wrong to the engine of today: the versions do differ', () => {
  const differing = recordsOf(1).filter(({ input, decision }) => {
    const today = decision.outcome === 'manual' ? null : decide(input);
    return today !== null && decisionSummary(today) !== decision.summary;
  });
  expect(differing.length).toBeGreaterThan(0);
});

test('a record of a newer product is not judged at all, and still explained', () => {
  const input = anInput([anAttorney('A'), anAttorney('B', { active: false })]);
  const newer = { ...decide(input), engineVersion: ENGINE_VERSION + 1 };
  expect(() => replay(input, newer)).toThrow(UnknownEngine);
  expect(explain(input, newer).others).toMatchObject([{ attorneyId: 'B', remedy: null }]);
});

describe('a record with sentences that cannot be made again keeps them', () => {
  const [{ input, decision } = raise()] = recordsOf(1).filter((one) => one.decision.attorneyId);
  const summary = 'Given to somebody, as it was said then.';

  test.each([
    ['of a newer product', { engineVersion: ENGINE_VERSION + 1 }],
    ['that comes out differently', { caseWeightPoints: 1 }],
  ])('one %s', (_what, change) => {
    const odd = { ...decision, ...change, summary };
    expect(recall(input, odd)).toBe(odd);
    expect(wordDecision(odd).summary).toBe(summary);
    expect(wordDecision(odd).candidates).toEqual(decision.candidates);
  });

  test('one of a choice that would be refused now', () => {
    const refused = { ...decision, outcome: 'manual', attorneyId: 'gone', summary } as const;
    expect(recall(input, refused)).toBe(refused);
  });
});

function raise(): never {
  throw new Error('no such record');
}

describe('since version 2', () => {
  const THRESHOLDS = [
    { fromComplexity: 5, minLevel: 2 },
    { fromComplexity: 8, minLevel: 3, minSeniority: 'senior' },
  ] as const;

  function reasonsAgainst(level: 0 | 1 | 2, seniority: 'junior' | 'partner') {
    const who = anAttorney('A', { levels: { 'H-1B': level }, seniority });
    const decision = decide(anInput([who], { complexity: 9 }, { thresholds: THRESHOLDS }));
    return wordExclusions(decision.candidates[0]?.exclusions ?? []);
  }

  test('a threshold names the strictest level and seniority that it asks for', () => {
    expect(reasonsAgainst(1, 'junior')).toEqual([
      {
        code: 'above-threshold',
        detail:
          'Complexity 9 asks for level 3 and senior or above; has level 1 for H-1B as junior.',
      },
    ]);
  });

  test('a level that is too low is one reason, with the level that would do', () => {
    expect(reasonsAgainst(0, 'partner')).toEqual([
      { code: 'no-expertise', detail: 'Level 0 for H-1B; complexity 9 asks for at least 3.' },
    ]);
    expect(reasonsAgainst(0, 'junior')).toEqual([
      { code: 'no-expertise', detail: 'Level 0 for H-1B; complexity 9 asks for at least 3.' },
      {
        code: 'above-threshold',
        detail: 'Complexity 9 asks for senior or above; has level 0 for H-1B as junior.',
      },
    ]);
  });

  test('a tie is said, with what decided it', () => {
    const by = (facts: object, strategy: 'balanced' | 'round-robin' = 'balanced') =>
      decisionSummary(
        decide(
          anInput(
            [anAttorney('A', { turn: 4 }), anAttorney('B', { turn: 4, ...facts })],
            {},
            { strategy },
          ),
        ),
      );
    expect(by({ turn: 9 })).toContain(
      'Level with Attorney B on cost; the longer time without a new case decided.',
    );
    expect(by({})).toContain('Level with Attorney B on cost; the order of the roster decided.');
    expect(by({}, 'round-robin')).toContain(
      'Level with Attorney B on turn; the order of the roster decided.',
    );
    expect(by({ loadPoints: 500 })).not.toContain('Level with');
  });
});
