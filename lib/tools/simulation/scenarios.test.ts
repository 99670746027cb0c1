import { describe, expect, test } from 'vitest';
import { ScenarioFirm } from '@/tests/core/scenario-firm';
import { readScenarios } from '@/tests/scenarios/read-scenarios';

describe.each(readScenarios('own.json', 'assignment.json'))('scenario $id: $title', (scenario) => {
  test('brings about what it says, step by step', () => {
    const firm = new ScenarioFirm(scenario);
    scenario.steps.forEach((step, index) => {
      const happened = firm.play(step);
      const given = `step ${index + 1} (${step.op})`;
      expect(
        happened.map((each) => `${each.case} → ${each.assigned ?? 'waits'}`),
        given,
      ).toEqual(step.expect.map((each) => `${each.case} → ${each.assigned ?? 'waits'}`));
      step.expect.forEach((expected, place) => {
        const actual = happened[place];
        if (expected.reason !== undefined) expect(actual?.reason, given).toBe(expected.reason);
        if (expected.cost !== undefined) expect(actual?.cost, given).toBe(expected.cost);
        if (expected.excluded) expect(actual?.excluded, given).toMatchObject(expected.excluded);
      });
    });
  });
});
