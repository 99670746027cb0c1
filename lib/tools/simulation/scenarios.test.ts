import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ScenarioFirm, scenarioSchema, type Scenario } from '@/tests/core/scenario-firm';

const file = z.object({ scenarios: z.array(scenarioSchema) });

function readScenarios(name: string): Scenario[] {
  if (!existsSync(name)) return [];
  return file.parse(JSON.parse(readFileSync(name, 'utf8'))).scenarios;
}

const root = process.cwd();
const own = readScenarios(path.join(root, 'tests/core/scenarios.json'));
const shared = readScenarios(path.join(root, '../shared/scenarios/assignment.json'));

describe.each([...own, ...shared])('scenario $id: $title', (scenario) => {
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

test('the scenarios of this repository are found', () => {
  expect(own.length).toBeGreaterThan(10);
});
