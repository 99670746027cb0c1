import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeCase, getCase } from '@/lib/features/cases';
import { forgetClient } from '@/lib/features/forgetting';
import { checkFirm } from '@/lib/tools/doctor';
import { AppError } from '@/lib/shared/errors';
import { addWall, removeWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import {
  changeClient,
  getClient,
  listClients,
  mergeClients,
  previewMerge,
  readClientRecord,
  undoMerge,
} from './index';
import { histories } from '@/tests/integration/histories';

const reason = 'Represented the other side';
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** Ana was entered twice: with a reference and a case, and with an e-mail, an employer and two. */
async function firmWithTwins() {
  const firm = await newFirm();
  await firm.addAttorney({ name: 'Ada Brook' });
  const first = await firm.addCase({ client: { name: 'Ana Souza', externalRef: 'CRM-1' } });
  const second = { name: 'Ana Sousa', email: 'ana@example.com', company: 'Acme' };
  const opened = await firm.addCase({ client: second });
  await firm.addCase({ client: second });
  return { firm, from: opened.client.id, into: first.client.id, caseId: opened.id };
}

/** Everything that a merge may move, as the rows have it; versions only ever rise. */
async function rowsOf(firmId: string): Promise<unknown> {
  const read = (text: string) => asOwner(text, [firmId]);
  return {
    clients: await read(`SELECT id, name, email, company, company_key, external_ref,
      relationship_attorney_id, merged_into_id FROM clients WHERE firm_id = $1 ORDER BY id`),
    cases: await read('SELECT id, client_id, company FROM cases WHERE firm_id = $1 ORDER BY id'),
    walls: await read(`SELECT id, attorney_id, client_id, company_key, removed_at
      FROM ethical_walls WHERE firm_id = $1 ORDER BY id`),
  };
}

describe('merging a client', () => {
  it('moves every case, fills in what is missing, and leads what comes later to the one who stays', async () => {
    const { firm, from, into, caseId } = await firmWithTwins();
    const preview = await previewMerge(firm.admin, { fromClientId: from, intoClientId: into });
    expect(preview.gets.map(({ field }) => field)).toEqual(['email', 'company']);
    const merged = await mergeClients(firm.admin, from, { intoClientId: into });
    expect(merged).toMatchObject({ movedCases: 2, mergedClientId: from, conflicts: [] });
    expect(merged.client).toMatchObject({
      ...{ id: into, name: 'Ana Souza', externalRef: 'CRM-1' },
      ...{ email: 'ana@example.com', company: 'Acme', cases: 3, openCases: 3 },
    });
    expect(await getCase(firm.admin, caseId)).toMatchObject({ client: { id: into } });
    expect((await listClients(firm.admin)).items.map(({ id }) => id)).toEqual([into]);
    expect(await getClient(firm.admin, from)).toMatchObject({ mergedInto: { id: into }, cases: 0 });
    const later = await firm.addCase({ client: { name: 'A. Sousa', email: 'ana@example.com' } });
    expect(later.client.id).toBe(into);
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });

  it('is undone exactly, also after the cases have gone on', async () => {
    const { firm, from, into, caseId } = await firmWithTwins();
    const before = await rowsOf(firm.firmId);
    await mergeClients(firm.admin, from, { intoClientId: into });
    const { version } = await getCase(firm.admin, caseId);
    await changeCase(firm.admin, caseId, { version, stage: 'review' });
    const parted = await undoMerge(firm.admin, from);
    expect(parted).toMatchObject({ id: from, mergedInto: null, cases: 2 });
    expect(await rowsOf(firm.firmId)).toEqual(before);
    expect(await getCase(firm.admin, caseId)).toMatchObject({ stage: 'review' });
    expect(await codeOf(undoMerge(firm.admin, from))).toBe('conflict');
    const kinds = (await readClientRecord(firm.admin, into)).events.map(({ kind }) => kind);
    expect(kinds).toEqual(['client-merge-undone', 'client-merged']);
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });

  it('is not undone while something builds on it, and says what', async () => {
    const { firm, from, into } = await firmWithTwins();
    const obstacle = async () => (await readClientRecord(firm.admin, into)).merged[0]?.obstacle;
    await mergeClients(firm.admin, from, { intoClientId: into });
    expect(await obstacle()).toBeNull();
    const { version } = await getClient(firm.admin, into);
    const changed = await changeClient(firm.admin, into, { version, company: 'Borealis' });
    expect(await obstacle()).toContain('was changed since');
    expect(await codeOf(undoMerge(firm.admin, from))).toBe('conflict');
    await changeClient(firm.admin, into, { version: changed.version, company: 'Acme' });
    expect(await obstacle()).toBeNull();
    const { number } = await firm.addCase({ client: { name: 'Ana', externalRef: 'CRM-1' } });
    expect(await obstacle()).toContain(`Case ${number} was opened`);
    expect(await codeOf(undoMerge(firm.admin, from))).toBe('conflict');
  });

  it('is refused for oneself, for the person who was merged, and for another firm’s client as for none', async () => {
    const { firm, from, into } = await firmWithTwins();
    const other = await firmWithTwins();
    const intoOf = (id: string) => ({ intoClientId: id });
    expect(await codeOf(mergeClients(firm.admin, from, intoOf(from)))).toBe('conflict');
    expect(await codeOf(mergeClients(firm.admin, from, intoOf(other.into)))).toBe('not-found');
    expect(await codeOf(mergeClients(firm.admin, other.from, intoOf(into)))).toBe('not-found');
    expect(await codeOf(mergeClients(firm.as('intake'), from, intoOf(into)))).toBe('forbidden');
    expect(await codeOf(mergeClients(firm.as('attorney'), from, intoOf(into)))).toBe('forbidden');
    await mergeClients(firm.as('manager'), from, intoOf(into));
    expect(await codeOf(mergeClients(firm.admin, from, intoOf(into)))).toBe('conflict');
    expect(await codeOf(undoMerge(firm.as('intake'), from))).toBe('forbidden');
    const { version } = await getClient(firm.admin, from);
    expect(await codeOf(changeClient(firm.admin, from, { version, name: 'X' }))).toBe('conflict');
  });

  it('lets forgetting reach the person who was merged, and cannot be undone then', async () => {
    const { firm, from, into } = await firmWithTwins();
    await mergeClients(firm.admin, from, { intoClientId: into });
    for (const { id } of (await readClientRecord(firm.admin, into)).cases) {
      const { version } = await getCase(firm.admin, id);
      await changeCase(firm.admin, id, { version, stage: 'closed' });
    }
    await forgetClient(firm.admin, { client: from, reason: 'She asked for it.' });
    const left = await asOwner<{ name: string; before: unknown; email: unknown }>(
      `SELECT l.name, l.email, g.before FROM clients l
         LEFT JOIN client_merges g ON g.firm_id = l.firm_id AND g.from_client_id = l.id
        WHERE l.firm_id = $1`,
      [firm.firmId],
    );
    for (const row of left) expect(row).toEqual({ name: 'Erased', email: null, before: null });
    expect(await codeOf(undoMerge(firm.admin, from))).toBe('conflict');
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });
});

describe('a wall of either of two merged clients', () => {
  /** Whom this attorney finds among the clients and cases of the firm. */
  async function seenBy(firm: TestFirm, attorneyId: string, ids: readonly string[]) {
    const actor = firm.as('manager', attorneyId);
    const found = await Promise.all(ids.map((id) => codeOf(getClient(actor, id))));
    return found.map((code) => code === 'done');
  }

  it.each([
    ['the client who goes', 'from', 'client'],
    ['the client who stays', 'into', 'client'],
    ['the employer of the client who goes', 'from', 'company'],
  ] as const)('hides both, before and after, where it is of %s', async (_who, side, target) => {
    const { firm, from, into, caseId } = await firmWithTwins();
    const walled = await firm.addAttorney({ name: 'Wanda Walled' });
    const of = side === 'from' ? from : into;
    const at = target === 'client' ? { clientId: of } : { company: 'Acme' };
    const { id: wallId } = await addWall(firm.admin, { attorneyId: walled.id, ...at, reason });
    const { version } = await getClient(firm.admin, into);
    // The one who stays has an employer of their own: the wall of the other's must hold all the same.
    await changeClient(firm.admin, into, { version, company: 'Borealis' });
    const preview = await previewMerge(firm.admin, { fromClientId: from, intoClientId: into });
    expect(preview.walledAttorneys.map(({ id }) => id)).toEqual([walled.id]);
    const seenBefore = await seenBy(firm, walled.id, [from, into]);
    expect(seenBefore).toEqual(side === 'from' ? [false, true] : [true, false]);
    await mergeClients(firm.admin, from, { intoClientId: into });
    expect(await seenBy(firm, walled.id, [from, into])).toEqual([false, false]);
    const walledActor = firm.as('manager', walled.id);
    expect(await codeOf(getCase(walledActor, caseId))).toBe('not-found');
    expect((await listClients(walledActor)).items).toEqual([]);
    expect(await readClientRecord(walledActor, into)).toEqual({
      ...{ cases: [], attorneys: [], events: [], merged: [] },
    });
    expect(await codeOf(undoMerge(walledActor, from))).toBe('not-found');
    const later = await firm.addCase({ client: { name: 'Ana', externalRef: 'CRM-1' } });
    const candidate = later.decision.candidates.find(({ attorneyId }) => attorneyId === walled.id);
    expect(candidate?.exclusions.map(({ code }) => code)).toContain('ethical-wall');
    await removeWall(firm.admin, wallId);
    expect(await seenBy(firm, walled.id, [into])).toEqual([true]);
  });

  it('binds the other no longer once they are parted, and names cases held in spite of it', async () => {
    const { firm, from, into, caseId } = await firmWithTwins();
    const walled = await firm.addAttorney({ name: 'Wanda Walled' });
    const { attorney } = await getCase(firm.admin, caseId);
    await addWall(firm.admin, { attorneyId: walled.id, clientId: into, reason });
    await addWall(firm.admin, { attorneyId: attorney?.id ?? '', clientId: into, reason });
    const { conflicts } = await mergeClients(firm.admin, from, { intoClientId: into });
    expect(conflicts.map((one) => one.caseId)).toContain(caseId);
    await undoMerge(firm.admin, from);
    expect(await seenBy(firm, walled.id, [from, into])).toEqual([true, false]);
  });

  it('keeps the person who stands behind it from merging, as if the client were not there', async () => {
    const { firm, from, into } = await firmWithTwins();
    const walled = await firm.addAttorney();
    await addWall(firm.admin, { attorneyId: walled.id, clientId: from, reason });
    const actor = firm.as('manager', walled.id);
    expect(await codeOf(mergeClients(actor, from, { intoClientId: into }))).toBe('not-found');
    expect(await codeOf(mergeClients(actor, into, { intoClientId: from }))).toBe('not-found');
  });
});

describe('through any history of merges', () => {
  const step = fc.record({
    kind: fc.constantFrom('merge', 'merge', 'undo', 'undo', 'open', 'edit', 'wall'),
    one: fc.nat(4),
    other: fc.nat(4),
  });

  it('every undoing restores exactly, and doctor finds nothing', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), playHistory),
      { numRuns: histories(5) },
    );
  });

  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  async function playHistory(steps: readonly Step[]): Promise<void> {
    const firm = await newFirm();
    const attorneys = [await firm.addAttorney(), await firm.addAttorney()];
    const clients: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) {
      const reference = nth % 2 === 0 ? { externalRef: `REF-${nth}` } : {};
      const address = nth % 3 === 0 ? {} : { email: `c${nth}@example.com` };
      const client = { name: `Client ${nth}`, company: `Company ${nth % 3}` };
      const opened = await firm.addCase({ client: { ...client, ...reference, ...address } });
      clients.push(opened.client.id);
    }
    // The merges that were the last thing to happen, each with the rows as they were before it.
    const latest: { from: string; rows: unknown }[] = [];
    for (const { kind, one, other } of steps) {
      const [a, b] = [clients[one] ?? '', clients[other] ?? ''];
      const rows = kind === 'merge' ? await rowsOf(firm.firmId) : null;
      const work = {
        merge: () => mergeClients(firm.admin, a, { intoClientId: b }),
        undo: () => undoMerge(firm.admin, a),
        open: () => firm.addCase({ client: { name: 'Any', email: `c${one}@example.com` } }),
        edit: async () => {
          const { version } = await getClient(firm.admin, a);
          return changeClient(firm.admin, a, { version, email: `new${other}@example.com` });
        },
        wall: () =>
          addWall(firm.admin, {
            attorneyId: attorneys[other % 2]?.id ?? '',
            ...{ clientId: a, reason },
          }),
      }[kind];
      const outcome = await codeOf(work());
      if (outcome === 'done' && kind === 'merge') latest.push({ from: a, rows });
      else if (outcome === 'done') {
        const undone = kind === 'undo' && latest.at(-1)?.from === a ? latest.pop() : undefined;
        if (undone) expect(await rowsOf(firm.firmId)).toEqual(undone.rows);
        else latest.length = 0;
      }
      expect(['done', 'conflict']).toContain(outcome);
      expect(await checkFirm(firm.firmId)).toEqual([]);
    }
  }
});
