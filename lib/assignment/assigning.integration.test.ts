import { afterEach, describe, expect, it } from 'vitest';
import { assignCase, previewAssignment } from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import { changeCase, getHolderLoad, submitCase } from '@/lib/features/cases';
import { openCaseSchema } from '@/lib/contracts/case';
import { publishRules } from '@/lib/features/rules';
import { addWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm, editCase, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { decide, type Decision, type DecisionInput, type Strategy } from './core';
import { hashEvent, type EventRow } from './events';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

async function withStrategy(firm: BuiltFirm, strategy: Strategy) {
  await publishRules(firm.actor, { version: 1, strategy });
}

describe('an arriving case', () => {
  it('goes to each attorney in turn under round-robin', async () => {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }, { name: 'Cai' }]);
    await withStrategy(firm, 'round-robin');
    const holders = [];
    for (let i = 0; i < 4; i += 1) holders.push((await openCase(firm)).attorney?.name);
    expect(holders).toEqual(['Ana', 'Ben', 'Cai', 'Ana']);
  });

  it('goes to the lowest share of capacity under workload-based', async () => {
    const firm = await buildFirm([
      { name: 'Small', capacity: 10 },
      { name: 'Large', capacity: 30 },
    ]);
    await withStrategy(firm, 'workload-based');
    const holders = [];
    for (let i = 0; i < 4; i += 1) holders.push((await openCase(firm)).attorney?.name);
    expect(holders.filter((name) => name === 'Large')).toHaveLength(3);
  });

  it('goes to the highest level under expertise-first, however busy', async () => {
    const firm = await buildFirm([
      { name: 'Able', expertise: { 'H-1B': 1 } },
      { name: 'Expert', expertise: { 'H-1B': 3 } },
    ]);
    await withStrategy(firm, 'expertise-first');
    for (let i = 0; i < 3; i += 1) {
      expect((await openCase(firm)).attorney?.name).toBe('Expert');
    }
  });

  it('waits with a reason for every attorney when no one can take it', async () => {
    const firm = await buildFirm([
      { name: 'Full', capacity: 1 },
      { name: 'Other', expertise: { TN: 3 } },
      { name: 'Junior', seniority: 'junior' },
      { name: 'Gone', active: false },
    ]);
    await withStrategy(firm, 'round-robin');
    const filler = await openCase(firm, { complexity: 8, visaType: 'H-1B' });
    expect(filler.attorney?.name).toBe('Full');
    const waiting = await openCase(firm, { complexity: 8 });
    expect(waiting).toMatchObject({ status: 'waiting', attorney: null });
    const reasons = waiting.decision.candidates.map(({ name, exclusions }) => [
      name,
      exclusions.map(({ code }) => code),
    ]);
    expect(Object.fromEntries(reasons)).toEqual({
      Full: ['at-capacity'],
      Other: ['no-expertise'],
      Junior: ['above-threshold'],
      Gone: ['inactive'],
    });
  });

  it('never meets an attorney behind a wall with its client or its company', async () => {
    const firm = await buildFirm([{ name: 'Walled' }, { name: 'Free' }]);
    await addWall(firm.actor, {
      attorneyId: firm.ids.Walled ?? '',
      company: ' ACME  Corp ',
      reason: 'Former employer',
    });
    const one = await openCase(firm, { client: { name: 'Li', company: 'acme corp' } });
    expect(one.attorney?.name).toBe('Free');
  });

  it('keeps its whole input, from which the same decision comes again', async () => {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben', expertise: { 'H-1B': 1 } }]);
    for (let i = 0; i < 5; i += 1) await openCase(firm, { complexity: 3 + i });
    const rows = await asOwner<{ input: DecisionInput; result: Decision }>(
      'SELECT input, result FROM decisions WHERE firm_id = $1',
      [firm.firmId],
    );
    expect(rows).toHaveLength(5);
    for (const { input, result } of rows) {
      expect(JSON.parse(JSON.stringify(decide(input)))).toEqual(result);
    }
  });

  it('is the same client by external reference, else by e-mail, else new', async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    const first = await openCase(firm, {
      client: { name: 'A', externalRef: 'X1', email: 'a@x.test' },
    });
    const byRef = await openCase(firm, { client: { name: 'Other name', externalRef: 'X1' } });
    const byMail = await openCase(firm, { client: { name: 'A', email: 'A@X.test' } });
    const other = await openCase(firm, {
      client: { name: 'A', externalRef: 'X2', email: 'a@x.test' },
    });
    const nameless = await openCase(firm, { client: { name: 'A' } });
    expect(byRef.client).toEqual(first.client);
    expect(byMail.client.id).toBe(first.client.id);
    expect(new Set([first.client.id, other.client.id, nameless.client.id]).size).toBe(3);
  });

  it('is refused as a whole when its external reference is known', async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    await openCase(firm, { externalRef: 'C-1' });
    await expect(openCase(firm, { externalRef: 'C-1' })).rejects.toMatchObject({
      code: 'duplicate-external-ref',
    });
    const [count] = await asOwner<{ n: number }>(
      'SELECT count(*)::int AS n FROM clients WHERE firm_id = $1',
      [firm.firmId],
    );
    expect(count?.n).toBe(1);
  });

  it('is refused with a passed deadline, a future receipt or a closed stage', async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    const refused = (input: object) =>
      submitCase(
        firm.actor,
        openCaseSchema.parse({ client: { name: 'A' }, visaType: 'H-1B', ...input }),
      );
    for (const [input, path] of [
      [{ deadline: '2020-01-31' }, 'deadline'],
      [{ receivedAt: '2999-01-01T00:00:00Z' }, 'receivedAt'],
      [{ stage: 'closed' }, 'stage'],
      [{ visaType: 'TN', filingKind: 'cap' }, 'filingKind'],
    ] as const) {
      await expect(refused(input)).rejects.toMatchObject({
        code: 'validation-failed',
        fields: [{ path }],
      });
    }
  });
});

describe('a stage', () => {
  it('moves its holder’s counters in the same breath', async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    const { id } = await openCase(firm, { complexity: 5 });
    const counters = async () => {
      const [row] = await asOwner<{ active: number; open: number; points: number }>(
        `SELECT active_count AS active, open_count AS open, load_points AS points
           FROM attorneys WHERE firm_id = $1`,
        [firm.firmId],
      );
      return row;
    };
    expect(await counters()).toEqual({ active: 1, open: 1, points: 100 });
    await editCase(firm, id, { stage: 'collecting' });
    expect(await counters()).toEqual({ active: 1, open: 1, points: 50 });
    await editCase(firm, id, { stage: 'filed', complexity: 10 });
    expect(await counters()).toEqual({ active: 0, open: 1, points: 8 });
    await editCase(firm, id, { stage: 'closed' });
    expect(await counters()).toEqual({ active: 0, open: 0, points: 0 });
    await editCase(firm, id, { stage: 'rfe' });
    expect(await counters()).toEqual({ active: 1, open: 1, points: 150 });
  });

  it('may bring a case back over capacity, which then blocks new ones', async () => {
    const firm = await buildFirm([{ name: 'Ana', capacity: 1 }]);
    const first = await openCase(firm);
    await editCase(firm, first.id, { stage: 'filed' });
    const second = await openCase(firm);
    expect(second.attorney?.name).toBe('Ana');
    await editCase(firm, first.id, { stage: 'rfe' });
    const load = await getHolderLoad(firm.actor, firm.ids.Ana ?? '');
    expect(load).toMatchObject({ activeCases: 2, capacity: 1, isOverCapacity: true });
    expect((await openCase(firm)).status).toBe('waiting');
  });

  it('cannot be changed from a version that is no longer current', async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    const { id } = await openCase(firm);
    await editCase(firm, id, { priority: 'urgent' });
    await expect(changeCase(firm.actor, id, { version: 1, stage: 'filed' })).rejects.toMatchObject({
      code: 'stale-version',
    });
  });

  it('of a case whose last holder has left reopens it into the waiting line', async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    const { id } = await openCase(firm);
    await editCase(firm, id, { stage: 'closed' });
    await changeAttorney(firm.actor, firm.ids.Ana ?? '', { active: false });
    const reopened = await editCase(firm, id, { stage: 'rfe' });
    expect(reopened).toMatchObject({ status: 'waiting', attorney: null });
  });
});

describe('a person', () => {
  it('chooses by hand, with the rules’ own ranking recorded beside the choice', async () => {
    const firm = await buildFirm([
      { name: 'Ana', capacity: 1 },
      { name: 'Ben', active: false },
    ]);
    await openCase(firm);
    const { id } = await openCase(firm);
    await expect(assignCase(firm.actor, id, { attorneyId: firm.ids.Ana })).rejects.toMatchObject({
      code: 'at-capacity',
    });
    const given = await assignCase(firm.actor, id, {
      attorneyId: firm.ids.Ana,
      override: { reason: 'The client asked for her' },
    });
    expect(given).toMatchObject({
      status: 'assigned',
      decision: { outcome: 'manual', override: { exclusions: ['at-capacity'] } },
    });
  });

  it('cannot override an inactive attorney or a wall', async () => {
    const firm = await buildFirm([{ name: 'Ana', active: false }]);
    const { id } = await openCase(firm);
    await expect(
      assignCase(firm.actor, id, { attorneyId: firm.ids.Ana, override: { reason: 'Please' } }),
    ).rejects.toMatchObject({ code: 'inactive' });
  });

  it('of another firm finds neither the case nor the attorney', async () => {
    const ours = await buildFirm([{ name: 'Ana', capacity: 1 }]);
    const theirs = await buildFirm([{ name: 'Zoe' }]);
    await openCase(ours);
    const { id } = await openCase(ours);
    await expect(assignCase(theirs.actor, id, {})).rejects.toMatchObject({ code: 'not-found' });
    await expect(previewAssignment(theirs.actor, { caseId: id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(assignCase(ours.actor, id, { attorneyId: theirs.ids.Zoe })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

it('links every event to the one before it', async () => {
  const firm = await buildFirm([{ name: 'Ana' }]);
  const { id } = await openCase(firm, { notes: 'ﷺ 🙂' });
  await editCase(firm, id, { stage: 'drafting' });
  const rows = await asOwner<Omit<EventRow, 'at'> & { at: Date }>(
    `SELECT firm_id AS "firmId", id, seq, kind, at, case_id AS "caseId",
            attorney_id AS "attorneyId", actor_kind AS "actorKind", actor_id AS "actorId",
            actor_name AS "actorName", data, prev_hash AS "prevHash", hash,
            chain_version AS "chainVersion", actor_digest AS "actorDigest",
            text_digest AS "textDigest"
       FROM events WHERE firm_id = $1 ORDER BY seq`,
    [firm.firmId],
  );
  let before = '';
  for (const { hash, at, ...content } of rows) {
    expect(content.prevHash).toBe(before);
    expect(hashEvent({ ...content, at: at.toISOString() })).toBe(hash);
    before = hash;
  }
  expect(rows.length).toBeGreaterThan(3);
});
