import { expect, test } from 'vitest';
import { expireHandoffs, listWaiting, alertWaitingCases } from '@/lib/assignment';
import { DEFAULT_RULE_SET, type Decision } from '@/lib/assignment/core';
import { getHolderLoad } from '@/lib/features/cases/get-holder-load';
import { getDashboard, getHeatmap, reportWorkloadDistribution } from '@/lib/features/reports';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm, openCase } from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { getRules, listRuleVersions, publishRules, restoreRules } from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

/** The rules of version 1 as a product stored them that knew less. */
async function storeRules(firmId: string, config: object): Promise<void> {
  await asOwner('UPDATE rule_sets SET config = $2::jsonb WHERE firm_id = $1 AND version = 1', [
    firmId,
    JSON.stringify(config),
  ]);
}

test('rules that lack a factor, a stage and every single field behave as with the defaults, wherever they are read', async () => {
  const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
  const { fit: _fit, 're-entry': _reentry, ...weights } = DEFAULT_RULE_SET.weights;
  const { rfe: _rfe, ...stageWeights } = DEFAULT_RULE_SET.stageWeights;
  await storeRules(firm.firmId, { weights, stageWeights });

  const { id, attorney, decision } = await openCase(firm);
  const costs = decision.candidates.flatMap(({ factors }) => factors.map(({ points }) => points));
  expect(costs.every(Number.isInteger)).toBe(true);
  expect(decision.summary).not.toContain('NaN');
  const [{ result } = {}] = await asOwner<{ result: Decision }>(
    'SELECT result FROM decisions WHERE firm_id = $1 AND case_id = $2',
    [firm.firmId, id],
  );
  expect(result?.candidates[0]?.factors.map(({ code }) => code)).toEqual(
    Object.keys(DEFAULT_RULE_SET.weights),
  );

  expect(await getRules(firm.actor)).toEqual({ ...DEFAULT_RULE_SET, version: 1 });
  expect((await listRuleVersions(firm.actor)).items[0]?.rules).toEqual(DEFAULT_RULE_SET);
  expect(await getHolderLoad(firm.actor, attorney?.id ?? '')).toMatchObject({
    isOverCapacity: false,
    activeCases: 1,
  });
  expect((await reportWorkloadDistribution(firm.actor)).firm.loadPoints).toBe(100);
  expect(await getDashboard(firm.actor)).toBeTruthy();
  expect(await getHeatmap(firm.actor)).toBeTruthy();

  const waiting = await openCase(firm, { visaType: 'PERM' });
  expect((await listWaiting(firm.actor, {})).items).toHaveLength(1);
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  expect(await alertWaitingCases(firm.firmId, inHours(3))).toBe(0);
  expect(await alertWaitingCases(firm.firmId, inHours(5))).toBe(1);
  expect(waiting.status).toBe('waiting');
  expect(await expireHandoffs(firm.firmId, inHours(71))).toBe(0);

  await publishRules(firm.actor, { version: 1, weights: { fit: 50 } });
  await restoreRules(firm.actor, 1);
  expect(await getRules(firm.actor)).toEqual({ ...DEFAULT_RULE_SET, version: 3 });
  // Version 1 was rewritten here past the product, which is all that doctor says of it.
  expect((await findBrokenInvariants()).map(({ check }) => check)).toEqual(['rules-trail']);
});
