import { describe, expect, test } from 'vitest';
import { DEFAULT_RULE_SET } from '@/lib/assignment/core';
import { getAttorney } from '@/lib/features/attorneys';
import { getCase } from '@/lib/features/cases';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { getRules, listRuleVersions, previewRules, publishRules, restoreRules } from './';

/** What the cases themselves say that an attorney carries. */
async function carriedBy(firm: TestFirm, attorneyId: string) {
  const cases = await withWholeFirm(firm.firmId, (tx) =>
    tx.case.findMany({ where: { firmId: firm.firmId, attorneyId, closedAt: null } }),
  );
  return {
    activeCases: cases.filter(({ countsActive }) => countsActive).length,
    openCases: cases.length,
    loadPoints: cases.reduce((sum, { loadPoints }) => sum + loadPoints, 0),
  };
}

describe('publishing rules', () => {
  test('makes the next version and leaves what it does not name', async () => {
    const firm = await newFirm();
    const published = await publishRules(firm.admin, { version: 2, alertAfterHours: 8 });
    const expected = {
      ...DEFAULT_RULE_SET,
      strategy: 'round-robin',
      alertAfterHours: 8,
      version: 3,
    };
    expect(published).toEqual(expected);
    expect(await getRules(firm.admin)).toEqual(expected);
  });

  test('takes back what reading the rules answered', async () => {
    const firm = await newFirm();
    const rules = await getRules(firm.admin);
    expect(await publishRules(firm.admin, rules)).toEqual({ ...rules, version: 3 });
  });

  test('applies to the decisions after it and to none before', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const before = await firm.addCase();
    await publishRules(firm.admin, { version: 2, strategy: 'workload-based' });
    const after = await firm.addCase();
    expect(before.decision).toMatchObject({ ruleSetVersion: 2, strategy: 'round-robin' });
    expect(after.decision).toMatchObject({ ruleSetVersion: 3, strategy: 'workload-based' });
  });

  test('from a stale version changes nothing and names what has changed', async () => {
    const firm = await newFirm();
    await publishRules(firm.admin, { version: 2, weights: { fit: 50 } });
    await expect(
      publishRules(firm.admin, { version: 2, strategy: 'balanced' }),
    ).rejects.toMatchObject({
      code: 'stale-version',
      // For a form, which lays mine beside theirs.
      current: {
        version: 3,
        change: expect.stringMatching(/published version 3$/) as string,
        facts: { strategy: 'round-robin', weights: { fit: 50 } },
      },
      fields: [
        { path: 'version' },
        { path: 'weights.fit', message: 'Changed from 100 to 50 since version 2.' },
      ],
    });
    expect(await getRules(firm.admin)).toMatchObject({ version: 3, strategy: 'round-robin' });
  });

  test('is previewed with what would change, from the version in force only, and writes nothing', async () => {
    const firm = await newFirm();
    const before = await getRules(firm.admin);
    const preview = await previewRules(firm.admin, { version: 2, alertAfterHours: 8 });
    expect(preview).toMatchObject({
      rules: { alertAfterHours: 8, strategy: 'round-robin' },
      changes: [{ path: 'alertAfterHours', from: 4, to: 8 }],
    });
    expect(preview.sentences.join(' ')).toContain('waited 8 hours');
    const stale = previewRules(firm.admin, { version: 1, alertAfterHours: 8 });
    await expect(stale).rejects.toMatchObject({ code: 'stale-version' });
    const manager = previewRules(firm.as('manager'), { version: 2 });
    await expect(manager).rejects.toMatchObject({ code: 'forbidden' });
    expect(await getRules(firm.admin)).toEqual(before);
  });

  test('at the same moment succeeds for one only', async () => {
    const firm = await newFirm();
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map((alertAfterHours) =>
        publishRules(firm.admin, { version: 2, alertAfterHours }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await getRules(firm.admin)).version).toBe(3);
  });

  test('lets in what the former rules kept waiting', async () => {
    const firm = await newFirm();
    await firm.addAttorney({ seniority: 'junior' });
    const waiting = await firm.addCase({ complexity: 9 });
    expect(waiting.status).toBe('waiting');
    await publishRules(firm.admin, { version: 2, thresholds: [] });
    expect(await getCase(firm.admin, waiting.id)).toMatchObject({ status: 'assigned' });
  });

  test('is for admins; managers and attorneys read them; another firm keeps its own', async () => {
    const [firm, other] = [await newFirm(), await newFirm()];
    const change = { version: 2, alertAfterHours: 9 };
    const forbidden = { code: 'forbidden' };
    await expect(publishRules(firm.as('manager'), change)).rejects.toMatchObject(forbidden);
    await expect(restoreRules(firm.as('manager'), 1)).rejects.toMatchObject(forbidden);
    await publishRules(firm.admin, change);
    expect(await getRules(firm.as('attorney'))).toMatchObject({ alertAfterHours: 9 });
    expect(await getRules(other.admin)).toMatchObject({ version: 2, alertAfterHours: 4 });
  });
});

describe('new stage weights', () => {
  test('reweigh every open case and the counters of its holder, both ways', async () => {
    const firm = await newFirm();
    const { id } = await firm.addAttorney();
    await firm.addCase({ complexity: 4 });
    await firm.addCase({ complexity: 5, stage: 'filed' });
    await firm.addCase({ complexity: 6, stage: 'drafting' });
    const before = await getAttorney(firm.admin, id);
    expect(before).toMatchObject({ activeCases: 2, openCases: 3, loadPoints: 205 });

    await publishRules(firm.admin, {
      version: 2,
      stageWeights: {
        intake: { counts: false, weight: 0.5 },
        filed: { counts: true, weight: 1.5 },
      },
    });
    const after = await getAttorney(firm.admin, id);
    expect(after).toMatchObject({ activeCases: 2, openCases: 3, loadPoints: 45 + 150 + 110 });
    expect(after).toMatchObject(await carriedBy(firm, id));

    await restoreRules(firm.admin, 2);
    expect(await getAttorney(firm.admin, id)).toEqual(before);
  });

  test('free room for a waiting case', async () => {
    const firm = await newFirm();
    await firm.addAttorney({ capacity: 1 });
    await firm.addCase({ stage: 'review' });
    const waiting = await firm.addCase();
    await publishRules(firm.admin, {
      version: 2,
      stageWeights: { review: { counts: false, weight: 1 } },
    });
    expect(await getCase(firm.admin, waiting.id)).toMatchObject({ status: 'assigned' });
  });
});

describe('earlier versions', () => {
  test('are listed newest first with what each changed, page by page', async () => {
    const firm = await newFirm();
    await publishRules(firm.admin, { version: 2, alertAfterHours: 8, note: 'Holidays' });
    const first = await listRuleVersions(firm.admin, { limit: 2 });
    expect(first.items).toMatchObject([
      { version: 3, note: 'Holidays', changes: [{ path: 'alertAfterHours', from: 4, to: 8 }] },
      { version: 2, changes: [{ path: 'strategy', from: 'balanced', to: 'round-robin' }] },
    ]);
    const cursor = first.nextCursor ?? undefined;
    const last = await listRuleVersions(firm.admin, { limit: 2, cursor });
    expect(last).toMatchObject({ items: [{ version: 1, changes: [] }], nextCursor: null });
  });

  test('come back as a new version', async () => {
    const firm = await newFirm();
    const restored = await restoreRules(firm.admin, 1, { version: 2 });
    expect(restored).toEqual({ ...DEFAULT_RULE_SET, version: 3 });
    expect((await listRuleVersions(firm.admin)).items.map(({ version }) => version)).toEqual([
      3, 2, 1,
    ]);
  });

  test('that never were cannot come back, nor against a version in force that has changed', async () => {
    const firm = await newFirm();
    await expect(restoreRules(firm.admin, 99)).rejects.toMatchObject({ code: 'not-found' });
    // Theirs: what came in force unseen. Mine: what restoring would change by now.
    await expect(restoreRules(firm.admin, 1, { version: 1 })).rejects.toMatchObject({
      code: 'stale-version',
      theirs: [{ path: 'strategy', from: 'balanced', to: 'round-robin' }],
      mine: [{ path: 'strategy', from: 'round-robin', to: 'balanced' }],
    });
  });
});
