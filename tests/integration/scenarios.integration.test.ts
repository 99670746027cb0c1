import { describe, expect, test } from 'vitest';
import { checkFirm } from '@/lib/tools/doctor';
import type { Scenario } from '@/tests/core/scenario-firm';
import { readScenarios } from '@/tests/scenarios/read-scenarios';
import { ScenarioFirm, whyNotInDatabase } from './scenario-firm';

const own = readScenarios('own.json');
const all = [...own, ...readScenarios('assignment.json')];
const possible = all.filter((scenario) => whyNotInDatabase(scenario) === null);

describe.each(possible)('scenario $id through the database: $title', (scenario) => {
  test('brings about what it says, step by step', async () => {
    const firm = await ScenarioFirm.open(scenario);
    for (const [index, step] of scenario.steps.entries()) {
      const happened = await firm.play(step);
      const given = `step ${index + 1} (${step.op})`;
      expect(
        happened.map((each) => `${each.case} → ${each.assigned ?? 'waits'}`),
        given,
      ).toEqual(step.expect.map((each) => `${each.case} → ${each.assigned ?? 'waits'}`));
      for (const [place, expected] of step.expect.entries()) {
        expect(happened[place], given).toMatchObject(statedBy(expected));
      }
      expect(await firm.now(() => checkFirm(firm.firmId)), given).toEqual([]);
    }
  });
});

/** Only what the scenario states is compared. */
function statedBy({ reason, cost, excluded }: Scenario['steps'][number]['expect'][number]) {
  return Object.fromEntries(
    Object.entries({ reason, cost, excluded }).filter(([, value]) => value !== undefined),
  );
}

test('the scenarios that only the pure core can play are known, each with its reason', () => {
  const reasons = own.map((scenario) => [scenario.id, whyNotInDatabase(scenario)]);
  expect(Object.fromEntries(reasons.filter(([, reason]) => reason !== null))).toEqual({
    'joiner-turn': 'it injects lastAssignedSeq',
    'share-of-capacity': 'it injects loadPoints',
    'exactly-full': 'it injects loadPoints',
    'level-then-load': 'it injects loadPoints',
    'line-by-urgency': 'it injects loadPoints',
    'line-passes-over': 'it injects loadPoints',
    'line-by-regret': 'a capacity is no whole number of cases',
    'line-in-order': 'a capacity is no whole number of cases',
    'client-stays': 'it injects loadPoints',
    'client-costs': 'it injects loadPoints',
    'ledger-pays-back': 'it injects loadPoints',
  });
});
