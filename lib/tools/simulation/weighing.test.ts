import { expect, test } from 'vitest';
import { DEFAULT_RULE_SET, stagedLoadPoints, type RuleSet } from '@/lib/assignment/core';
import { aCase, anAttorney, day } from '@/tests/core/builders';
import { MemoryFirm } from './memory-firm';

/** Every weight that a stage may have, in hundredths. */
const HUNDREDTHS = Array.from({ length: 201 }, (_, index) => index);
const COMPLEXITIES = Array.from({ length: 10 }, (_, index) => index + 1);

/** What the page on the arithmetic says, in whole numbers only: half a point is rounded up. */
function expectedPoints(complexity: number, hundredths: number): number {
  const exact = BigInt(50 + 10 * complexity) * BigInt(hundredths);
  const whole = exact / 100n;
  return Number(exact % 100n >= 50n ? whole + 1n : whole);
}

function weighing(hundredths: number): RuleSet {
  const rfe = { counts: true, weight: hundredths / 100 };
  const stageWeights = { ...DEFAULT_RULE_SET.stageWeights, rfe };
  return { ...DEFAULT_RULE_SET, stageWeights };
}

/** The load that one case puts on a workload in the firm that simulation and preview use. */
function loadInMemory(complexity: number, rules: RuleSet): number {
  const firm = new MemoryFirm(rules, day(0));
  firm.add(anAttorney('A'));
  firm.place(aCase({ complexity }), 'A', day(0), { stage: 'rfe', handoff: false });
  return firm.getAttorney('A').loadPoints;
}

test('a case weighs the same in product, simulation and preview, for all 2,010 combinations', () => {
  const wrong: string[] = [];
  for (const hundredths of HUNDREDTHS) {
    const rules = weighing(hundredths);
    for (const complexity of COMPLEXITIES) {
      const expected = expectedPoints(complexity, hundredths);
      const got = [stagedLoadPoints(complexity, 'rfe', rules), loadInMemory(complexity, rules)];
      if (got.some((points) => points !== expected)) {
        wrong.push(
          `complexity ${complexity} × 0.${hundredths}: ${got.join(' and ')}, not ${expected}`,
        );
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(expectedPoints(4, 35)).toBe(32);
});
