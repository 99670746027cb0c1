import { beforeAll, describe, expect, it } from 'vitest';
import { submitCase } from '@/lib/features/cases';
import { openCaseSchema } from '@/lib/contracts/case';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { findSimilarClients, searchClients } from './index';

let firm: BuiltFirm;

beforeAll(async () => {
  firm = await buildFirm([{ name: 'Ben Sato' }]);
  await openCase(firm, { client: { name: 'Ana Souza', email: 'ana@example.com' } });
  await openCase(firm, { client: { name: 'Ana Souza', email: 'ana@example.com' } });
  await openCase(firm, { client: { name: 'José García', company: 'Acme' } });
  await openCase(firm, { client: { name: 'Ana Silva' } });
});

const found = async (input: { name?: string; email?: string }) =>
  (await findSimilarClients(firm.actor, input)).map(({ name, match }) => `${name}: ${match}`);

describe('a client being typed', () => {
  it('is recognised by the e-mail address, whatever the name and the case of letters', async () => {
    expect(await found({ name: 'A. Pereira', email: 'ANA@example.com' })).toEqual([
      'Ana Souza: email',
    ]);
  });

  it('is offered those whose names read alike, with their cases and their last attorney', async () => {
    const [match, ...others] = await findSimilarClients(firm.actor, { name: 'ana sousa' });
    expect(match).toMatchObject({
      name: 'Ana Souza',
      match: 'name',
      caseCount: 2,
      lastAttorneyName: 'Ben Sato',
    });
    expect(others).toEqual([]);
    expect(await found({ name: 'Garcia, Jose' })).toEqual(['José García: name']);
  });

  it('is no one known while too little is typed or no one reads alike', async () => {
    expect(await found({})).toEqual([]);
    expect(await found({ name: 'An' })).toEqual([]);
    expect(await found({ name: '%%% ___' })).toEqual([]);
    expect(await found({ name: 'Wei Zhang', email: 'wei@example.com' })).toEqual([]);
  });

  it("is never one of another firm's clients", async () => {
    const other = await buildFirm();
    const typed = { name: 'Ana Souza', email: 'ana@example.com' };
    expect(await findSimilarClients(other.actor, typed)).toEqual([]);
  });
});

it('finds clients by a part of name, company or e-mail, by name, never those of another firm', async () => {
  const other = await buildFirm([]);
  const names = async (actor: BuiltFirm['actor'], q: string) =>
    (await searchClients(actor, { q })).map(({ name }) => name);
  expect(await names(firm.actor, 'ANA')).toEqual(['Ana Silva', 'Ana Souza']);
  expect(await names(firm.actor, 'acm')).toEqual(['José García']);
  expect(await names(firm.actor, 'ana@ex')).toEqual(['Ana Souza']);
  expect(await names(other.actor, 'ana')).toEqual([]);
});

describe('a case for a client who was pointed at', () => {
  const opening = openCaseSchema.parse({ client: { name: 'Jose Garcia' }, visaType: 'H-1B' });

  it('is theirs although neither e-mail nor reference is known, and no one is recorded twice', async () => {
    const [jose] = await findSimilarClients(firm.actor, { name: 'Jose Garcia' });
    const opened = await submitCase(firm.actor, { ...opening, clientId: jose?.id });
    expect(opened).toMatchObject({ client: { name: 'José García' }, company: 'Acme' });
    const clients = await withWholeFirm(firm.firmId, (tx) =>
      tx.client.count({ where: { firmId: firm.firmId } }),
    );
    expect(clients).toBe(3);
  });

  it('is refused where the client is not the firm’s, and nothing is written', async () => {
    const other = await buildFirm([{ name: 'Eve' }]);
    const [ana] = await findSimilarClients(firm.actor, { name: 'Ana Souza' });
    await expect(submitCase(other.actor, { ...opening, clientId: ana?.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    const cases = await withWholeFirm(other.firmId, (tx) =>
      tx.case.count({ where: { firmId: other.firmId } }),
    );
    expect(cases).toBe(0);
  });
});
