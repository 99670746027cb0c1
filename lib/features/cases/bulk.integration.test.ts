import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import {
  addAttorney,
  buildFirm,
  changeRules,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import type { BulkHandOffResult } from './bulk-dto';
import { bulkChangeStage, bulkHandOff, getCase, previewBulkHandOff } from './index';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

let firm: BuiltFirm;
let seen: { caseId: string; version: number }[];

async function openMany(count: number) {
  const opened = [];
  for (let index = 0; index < count; index += 1) {
    const { id, version } = await openCase(firm);
    opened.push({ caseId: id, version });
  }
  return opened;
}

const holderOf = async (caseId: string) => (await getCase(firm.actor, caseId)).attorney?.name;

/** How often each outcome came, in words. */
function tally(results: readonly { outcome: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function details(results: readonly BulkHandOffResult[]): string[] {
  return results.flatMap((result) => (result.outcome === 'refused' ? [result.detail] : []));
}

beforeEach(async () => {
  firm = await buildFirm([{ name: 'Ana', capacity: 40 }]);
  seen = await openMany(3);
  const ben = await addAttorney(firm, { name: 'Ben', capacity: 2 });
  const cy = await addAttorney(firm, { name: 'Cy', capacity: 40 });
  firm = { ...firm, ids: { ...firm.ids, Ben: ben.id, Cy: cy.id } };
});

describe('a bulk handoff', () => {
  const request = { reason: 'workload', note: 'Full workload', requestKey: 'r1' } as const;

  it('moves what may move, refuses the rest with the reason, and leaves the refused untouched', async () => {
    const results = await bulkHandOff(firm.actor, {
      ...request,
      cases: seen,
      toAttorneyId: firm.ids.Ben,
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'refused']);
    expect(details(results)[0]).toMatch(/at most 2/);
    expect(await Promise.all(seen.map(({ caseId }) => holderOf(caseId)))).toEqual([
      'Ben',
      'Ben',
      'Ana',
    ]);
    expect((await getCase(firm.actor, seen[2]?.caseId ?? '')).version).toBe(seen[2]?.version);
    expect(await findBrokenInvariants()).toEqual([]);
  });

  it('lets the rules choose for each case after the ones before it have moved', async () => {
    await changeRules(firm, { strategy: 'round-robin' });
    const results = await bulkHandOff(firm.actor, { ...request, cases: seen });
    expect(tally(results)).toEqual({ done: 3 });
    const holders = await Promise.all(seen.map(({ caseId }) => holderOf(caseId)));
    expect(new Set(holders)).toEqual(new Set(['Ben', 'Cy']));
  });

  it('answers the same and does nothing when it is sent twice, also at the same time', async () => {
    const once = { ...request, cases: seen, toAttorneyId: firm.ids.Cy };
    const [first, second] = await Promise.all([
      bulkHandOff(firm.actor, once),
      bulkHandOff(firm.actor, once),
    ]);
    expect(tally(first)).toEqual({ done: 3 });
    expect(second).toEqual(first);
    const handoffs = await withWholeFirm(firm.firmId, (tx) =>
      tx.handoff.count({ where: { firmId: firm.firmId } }),
    );
    expect(handoffs).toBe(3);
  });

  it('refuses a case that has changed since it was shown, and only that one', async () => {
    const [stale, ...others] = seen;
    const cases = [{ caseId: stale?.caseId ?? '', version: 99 }, ...others];
    const results = await bulkHandOff(firm.actor, { ...request, cases, toAttorneyId: firm.ids.Cy });
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'done', 'done']);
    expect(details(results)[0]).toMatch(/has been changed since/);
  });

  it('asks the colleague where the firm wants acceptance, and everyone keeps their cases', async () => {
    await changeRules(firm, { handoffNeedsAcceptance: true });
    const results = await bulkHandOff(firm.actor, {
      ...request,
      cases: seen,
      toAttorneyId: firm.ids.Cy,
    });
    expect(tally(results)).toEqual({ asked: 3 });
    expect(await holderOf(seen[0]?.caseId ?? '')).toBe('Ana');
  });

  it('carries out more cases than fit one transaction', async () => {
    const many = [...seen, ...(await openMany(24))];
    const results = await bulkHandOff(firm.actor, { ...request, cases: many });
    expect(results.map(({ caseId }) => caseId)).toEqual(many.map(({ caseId }) => caseId));
    expect(tally(results).done).toBeGreaterThan(20);
    expect(await findBrokenInvariants()).toEqual([]);
  });

  it('lets an attorney hand off their own cases only, intake staff none', async () => {
    const as = (role: Actor['role'], attorneyId: string | null): Actor => ({
      ...firm.actor,
      kind: 'member',
      role,
      attorneyId,
    });
    const toCy = { ...request, cases: seen, toAttorneyId: firm.ids.Cy };
    const byBen = await bulkHandOff(as('attorney', firm.ids.Ben ?? null), toCy);
    expect(tally(byBen)).toEqual({ refused: 3 });
    await expect(bulkHandOff(as('intake', null), toCy)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const byAna = await bulkHandOff(as('attorney', firm.ids.Ana ?? null), {
      ...toCy,
      requestKey: 'r2',
    });
    expect(tally(byAna)).toEqual({ done: 3 });
  });

  it("refuses another firm's case as one that does not exist", async () => {
    const other = await buildFirm([{ name: 'Eve' }]);
    const results = await bulkHandOff(other.actor, { ...request, cases: seen });
    expect(details(results)).toEqual(
      seen.map(({ caseId }) => `There is no case with the id "${caseId}".`),
    );
    await expect(
      previewBulkHandOff(other.actor, { cases: seen.map(({ caseId }) => ({ caseId })) }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses an empty list, a case named twice and more than 200', async () => {
    const refuse = (cases: { caseId: string; version: number }[]) =>
      expect(bulkHandOff(firm.actor, { ...request, cases })).rejects.toMatchObject({
        code: 'validation-failed',
      });
    const [one] = seen;
    if (!one) throw new Error('No case was opened.');
    await refuse([]);
    await refuse([one, one]);
    await refuse(Array.from({ length: 201 }, () => one));
  });

  it('is foreseen case by case: who takes it, who is refused and why', async () => {
    const cases = seen.map(({ caseId }) => ({ caseId }));
    const toBen = await previewBulkHandOff(firm.actor, { cases, toAttorneyId: firm.ids.Ben });
    expect(toBen.cases.map(({ to }) => to?.name ?? null)).toEqual(['Ben', 'Ben', null]);
    expect(toBen.cases[2]?.refusal).toMatch(/at most 2/);
    expect(toBen.receivers.map(({ name, eligibleFor }) => [name, eligibleFor])).toEqual([
      ['Ana', 0],
      ['Ben', 3],
      ['Cy', 3],
    ]);
    const byRules = await previewBulkHandOff(firm.actor, { cases });
    expect(byRules.cases.every(({ to }) => to !== null && to.name !== 'Ana')).toBe(true);
  });
});

describe('a bulk change of stage', () => {
  it('moves every case, and the same act with the stages before takes it back', async () => {
    const moved = await bulkChangeStage(firm.actor, {
      requestKey: 'go',
      cases: seen,
      stage: 'filed',
    });
    expect(tally(moved)).toEqual({ done: 3 });
    const back = moved.flatMap((result) =>
      result.outcome === 'done'
        ? [{ caseId: result.caseId, version: result.version, stage: 'intake' as const }]
        : [],
    );
    expect(tally(await bulkChangeStage(firm.actor, { requestKey: 'back', cases: back }))).toEqual({
      done: 3,
    });
    const after = await getCase(firm.actor, seen[0]?.caseId ?? '');
    expect([after.stage, after.attorney?.name]).toEqual(['intake', 'Ana']);
    expect(await findBrokenInvariants()).toEqual([]);
  });

  it('does it once when it is sent twice, and refuses a version that is no longer current', async () => {
    const go = {
      requestKey: 'go',
      cases: seen.map((one) => ({ ...one, stage: 'closed' as const })),
    };
    const first = await bulkChangeStage(firm.actor, go);
    expect(await bulkChangeStage(firm.actor, go)).toEqual(first);
    const late = await bulkChangeStage(firm.actor, { ...go, requestKey: 'late' });
    expect(tally(late)).toEqual({ refused: 3 });
    expect(await findBrokenInvariants()).toEqual([]);
  });
});
