import { describe, expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { newId } from '@/lib/platform/ids';
import { AppError, StaleVersionError } from '@/lib/shared/errors';
import { checkFirm } from '@/lib/tools/doctor';
import { forgetClient } from '@/lib/features/forgetting';
import { changeAttorney } from '@/lib/features/attorneys';
import { changeCase, getCase, submitCase } from '@/lib/features/cases';
import { openCaseSchema } from '@/lib/contracts/case';
import { addWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm } from '@/tests/integration/new-firm';
import {
  changeClient,
  createClient,
  exportClients,
  getClient,
  getClientForPage,
  listClients,
  readClientRecord,
} from './index';

const reason = 'Represented the other side';
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe('a client', () => {
  it('is corrected field by field, on record, and what is left out stays', async () => {
    const firm = await newFirm();
    const ada = await firm.addAttorney({ name: 'Ada Brook' });
    const { client } = await firm.addCase({
      client: { name: 'Ana Sousa', email: 'ana@example.com', company: 'Acme', externalRef: 'A-1' },
    });
    const changed = await changeClient(firm.as('manager'), client.id, {
      ...{ version: 1, name: ' Ana Souza ', company: '', relationshipAttorneyId: ada.id },
    });
    expect(changed).toMatchObject({
      ...{ name: 'Ana Souza', email: 'ana@example.com', company: null, externalRef: 'A-1' },
      ...{ relationshipAttorney: { id: ada.id, name: 'Ada Brook' }, version: 2 },
    });
    expect(await changeClient(firm.admin, client.id, { version: 2, name: 'Ana Souza' })).toEqual(
      changed,
    );
    const mayEdit = async (actor: Actor) => (await getClientForPage(actor, client.id)).mayEdit;
    expect([await mayEdit(firm.as('manager')), await mayEdit(firm.as('attorney'))]).toEqual([
      true,
      false,
    ]);
    const { events, cases, attorneys } = await readClientRecord(firm.admin, client.id);
    expect(events.map(({ kind, fields }) => [kind, fields])).toEqual([
      ['client-changed', 'name, employer, relationship attorney'],
    ]);
    expect(cases).toHaveLength(1);
    expect(attorneys).toMatchObject([{ name: 'Ada Brook', cases: 1, held: 1 }]);
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });

  it('that someone else changed meanwhile shows theirs, and nothing is overwritten', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const { client } = await firm.addCase({ client: { name: 'Ana', company: 'Acme' } });
    await changeClient(firm.as('manager'), client.id, { version: 1, company: 'Borealis' });
    const stale = changeClient(firm.admin, client.id, { version: 1, name: 'Ana Souza' });
    const error: unknown = await stale.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StaleVersionError);
    expect(error).toMatchObject({
      code: 'stale-version',
      current: {
        version: 2,
        change: 'Somebody (manager) changed employer',
        facts: { name: 'Ana', company: 'Borealis', relationshipAttorneyId: null },
      },
    });
    expect(await getClient(firm.admin, client.id)).toMatchObject({ name: 'Ana' });
  });

  it('is edited by managers and admins, and by intake who entered them, but for the attorney', async () => {
    const firm = await newFirm();
    const ada = await firm.addAttorney();
    const intake: Actor = { ...firm.as('intake'), id: newId() };
    const opening = openCaseSchema.parse({ client: { name: 'Mine' }, visaType: 'H-1B' });
    const mine = (await submitCase(intake, opening)).client.id;
    const others = (await firm.addCase({ client: { name: 'Others' } })).client.id;
    const edit = (actor: Actor, id: string, change: object = { company: 'Acme' }) =>
      codeOf(changeClient(actor, id, { version: 1, ...change }));
    expect(await edit(intake, others)).toBe('forbidden');
    expect(await edit(firm.as('intake'), mine)).toBe('forbidden');
    expect(await edit(firm.as('attorney'), mine)).toBe('forbidden');
    const name = { relationshipAttorneyId: ada.id };
    expect(await edit(intake, mine, name)).toBe('forbidden');
    expect(await edit(intake, mine)).toBe('done');
    expect(await edit(firm.as('manager'), others, name)).toBe('done');
    for (const role of ['attorney', 'intake'] as const) {
      expect(await codeOf(getClient(firm.as(role), others))).toBe('done');
      expect(() => exportClients(firm.as(role), {})).toThrow('Your role');
    }
  });

  it('gets no relationship attorney whom a wall keeps away, nor one of another firm', async () => {
    const firm = await newFirm();
    const other = await newFirm();
    const walled = await firm.addAttorney({ name: 'Wanda' });
    await firm.addAttorney();
    await addWall(firm.admin, { attorneyId: walled.id, company: 'Acme', reason });
    const { client } = await firm.addCase({ client: { name: 'Ana', company: 'Acme' } });
    const name = (relationshipAttorneyId: string) =>
      codeOf(changeClient(firm.admin, client.id, { version: 1, relationshipAttorneyId }));
    expect(await name(walled.id)).toBe('ethical-wall');
    expect(await name((await other.addAttorney()).id)).toBe('validation-failed');
    expect(await name(newId())).toBe('validation-failed');
    const actor = firm.as('manager', walled.id);
    const plain = (await firm.addCase({ client: { name: 'Ben' } })).client.id;
    const hide = changeClient(actor, plain, { version: 1, company: ' ACME ' });
    expect(await codeOf(hide)).toBe('forbidden');
    expect(await codeOf(changeClient(actor, client.id, { version: 1, name: 'X' }))).toBe(
      'not-found',
    );
    expect(await codeOf(changeClient(other.admin, plain, { version: 1, name: 'X' }))).toBe(
      'not-found',
    );
  });

  it('is recorded without a case once, and refused where it is known already', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const input = { name: 'Ana', email: 'ANA@example.com', externalRef: 'A-1' };
    const created = await createClient(firm.as('intake'), input);
    expect(created).toMatchObject({ email: 'ana@example.com', cases: 0, version: 1 });
    expect(await codeOf(createClient(firm.admin, input))).toBe('duplicate-external-ref');
    const again = createClient(firm.admin, { name: 'A.', email: 'ana@example.com' });
    expect(await codeOf(again)).toBe('duplicate-email');
    const opened = await firm.addCase({ client: { name: 'A.', externalRef: 'A-1' } });
    expect(opened.client.id).toBe(created.id);
    const taken = await createClient(firm.admin, { name: 'Ben' });
    const clash = changeClient(firm.admin, taken.id, { version: 1, externalRef: 'A-1' });
    expect(await codeOf(clash)).toBe('duplicate-external-ref');
  });

  it('leaves no word of a change anywhere once it is forgotten', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const opened = await firm.addCase({ client: { name: 'Wilhelmina Quist' } });
    await changeClient(firm.admin, opened.client.id, { version: 1, email: 'mina@quist.example' });
    await changeCase(firm.admin, opened.id, { version: opened.version, stage: 'closed' });
    await forgetClient(firm.admin, { client: opened.client.id, reason: 'She asked for it.' });
    const left = await asOwner(
      `SELECT 1 FROM event_texts WHERE firm_id = $1 AND words::text ILIKE '%quist%'`,
      [firm.firmId],
    );
    expect(left).toEqual([]);
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });
});

describe('the list of clients', () => {
  it('is searched, ordered and paged, and the file has all of it', async () => {
    const firm = await newFirm();
    for (const name of ['Cy', 'ana', 'Ben']) {
      await createClient(firm.admin, { name, company: name === 'Ben' ? 'Acme' : null });
    }
    const names = async (input: Parameters<typeof listClients>[1]) =>
      (await listClients(firm.admin, input)).items.map(({ name }) => name);
    expect(await names({})).toEqual(['ana', 'Ben', 'Cy']);
    expect(await names({ sort: 'name-desc' })).toEqual(['Cy', 'Ben', 'ana']);
    expect(await names({ sort: 'oldest' })).toEqual(['Cy', 'ana', 'Ben']);
    expect(await names({ sort: 'newest' })).toEqual(['Ben', 'ana', 'Cy']);
    expect(await names({ q: 'ACM' })).toEqual(['Ben']);
    for (const sort of ['name-asc', 'name-desc', 'newest', 'oldest'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listClients(firm.admin, { sort, limit: 1, cursor });
        seen.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen, sort).toEqual(await names({ sort }));
    }
    const file: string[] = [];
    for await (const batch of exportClients(firm.admin, {})) {
      file.push(...batch.map(({ name }) => name));
    }
    expect(file).toEqual(['ana', 'Ben', 'Cy']);
    expect(await codeOf(listClients(firm.admin, { cursor: 'x' }))).toBe('validation-failed');
  });
});

describe('the relationship attorney', () => {
  it.each(['round-robin', 'workload-based', 'expertise-first', 'balanced'] as const)(
    '%s: gets the client’s next case where they can, else who had the last one',
    async (strategy) => {
      const firm = await newFirm({ strategy, continuity: 'prefer' });
      const [ada, ben] = [await firm.addAttorney(), await firm.addAttorney()];
      await firm.addAttorney({ name: 'Cy Osei' });
      const client = { name: 'Ana', email: 'ana@example.com' };
      const first = await firm.addCase({ client });
      const handTo = async (one: { id: string }, toAttorneyId: string) => {
        const { attorney } = await getCase(firm.admin, one.id);
        if (attorney?.id === toAttorneyId) return;
        await reassignCase(firm.admin, one.id, { toAttorneyId, reason: 'other' });
      };
      await handTo(first, ada.id);
      const change = { version: 1, relationshipAttorneyId: ben.id };
      await changeClient(firm.admin, first.client.id, change);
      const second = await firm.addCase({ client });
      expect(second.attorney?.id).toBe(ben.id);
      const chosen = second.decision.candidates.find(({ attorneyId }) => attorneyId === ben.id);
      expect(chosen?.factors.map(({ detail }) => detail).join(' ')).toContain(
        "s the client's relationship attorney",
      );
      await handTo(second, ada.id);
      await changeAttorney(firm.admin, ben.id, { active: false });
      const third = await firm.addCase({ client });
      expect(third.attorney?.id).toBe(ada.id);
      expect(await checkFirm(firm.firmId)).toEqual([]);
    },
  );

  it('and whose the client was are the same for whoever opens the case, behind whatever wall', async () => {
    const firm = await newFirm({ strategy: 'round-robin', continuity: 'prefer' });
    const [ada, ben] = [await firm.addAttorney(), await firm.addAttorney()];
    const walled = await firm.addAttorney();
    const first = await firm.addCase({ client: { name: 'Ana', company: 'Hushco' } });
    const holder = first.attorney?.id === ben.id ? ada : ben;
    await reassignCase(firm.admin, first.id, { toAttorneyId: holder.id, reason: 'other' });
    const { id, version } = await getClient(firm.admin, first.client.id);
    await changeClient(firm.admin, id, { version, company: 'Elsewhere' });
    await addWall(firm.admin, { attorneyId: walled.id, company: 'Hushco', reason });
    const asked = openCaseSchema.parse({
      ...{ client: { name: 'Ana' }, visaType: 'H-1B', complexity: 5 },
    });
    const opened = await submitCase(firm.as('attorney', walled.id), { ...asked, clientId: id });
    expect(opened.attorney?.id).toBe(holder.id);
  });
});
