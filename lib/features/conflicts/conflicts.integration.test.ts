import { expect, it } from 'vitest';
import { bringIn, everythingOf, rowsOf } from '@/tests/integration/import-fixture';
import { newFirm } from '@/tests/integration/new-firm';
import { assignCase, drainWaitingLine, listWaiting } from '@/lib/assignment';
import { getCase, submitCase } from '@/lib/features/cases';
import { undoImport } from '@/lib/features/imports';
import { addWall, removeWall } from '@/lib/features/walls';
import { openCaseSchema, type OpenCaseInput } from '@/lib/contracts/case';
import type { Actor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { listNotifications } from '@/lib/platform/notifications';
import {
  addColleague,
  buildFirm,
  editCase,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { useOwnDatabase } from '@/tests/integration/test-database';
import { answerConflict, getConflict, wallNamesOf } from './';

await useOwnDatabase();

const reason = 'Represented the other side';

/** Ana and Ben, who both know H-1B, and a client of the firm whom others may be taken for. */
async function firmWith(client: OpenCaseInput['client']) {
  const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
  const known = await openCase(firm, { client });
  return { firm, known };
}

/** The attorney of this name as a member of that role, behind their walls. */
function as(firm: BuiltFirm, name: string, role: Actor['role']): Actor {
  const { firmId } = firm;
  return { firmId, role, kind: 'member', id: newId(), name, attorneyId: firm.ids[name] ?? null };
}

const statusOf = async (firm: BuiltFirm, id: string) => (await getCase(firm.actor, id)).status;

it('holds a case whose other party is like a client until a person says no, and then places it', async () => {
  const { firm, known } = await firmWith({ name: 'Mohammed Hussein' });
  const { id, status, conflictCheck, decision, version } = await openCase(firm, {
    otherParties: 'HUSAYN, Muhammad\nAmina Diallo',
  });
  expect([status, conflictCheck]).toEqual(['waiting', 'open']);
  expect(decision.candidates.map(({ exclusions }) => exclusions.map(({ code }) => code))).toEqual([
    ['conflict-check'],
    ['conflict-check'],
  ]);
  const manager = as(firm, 'Nobody', 'manager');
  expect(await getConflict(manager, id)).toMatchObject({
    state: 'open',
    others: ['HUSAYN, Muhammad', 'Amina Diallo'],
    hits: [
      {
        ...{ party: 'HUSAYN, Muhammad', role: 'other', company: null, isWalled: false },
        ...{ client: { id: known.client.id }, reason: 'transliteration' },
      },
    ],
    answer: null,
  });

  await drainWaitingLine(firm.firmId);
  expect((await listWaiting(manager)).items.map((item) => item.case.conflictCheck)).toEqual([
    'open',
  ]);
  const byHand = { version, attorneyId: firm.ids.Ana ?? '', override: { reason: 'Urgent.' } };
  await expect(assignCase(firm.actor, id, byHand)).rejects.toMatchObject({
    code: 'conflict-check',
  });
  const answer = { version, answer: 'clear', note: 'Born in another year.' } as const;
  const attorney = as(firm, 'Ana', 'attorney');
  await expect(answerConflict(attorney, id, answer)).rejects.toMatchObject({ code: 'forbidden' });

  await answerConflict(manager, id, answer);
  expect(await getCase(firm.actor, id)).toMatchObject({
    status: 'assigned',
    conflictCheck: 'clear',
  });
  expect(await getConflict(manager, id)).toMatchObject({
    ...{ state: 'clear', hits: [] },
    answer: { answer: 'clear', by: 'Nobody', why: 'Born in another year.' },
  });
  const again = { ...answer, version: (await getCase(firm.actor, id)).version };
  await expect(answerConflict(manager, id, again)).rejects.toMatchObject({ code: 'conflict' });
  expect(await findBrokenInvariants()).toEqual([]);
});

/** What a member has been told of conflict checks, and whether they need not read it any more. */
async function toldOf(firmId: string, memberId: string) {
  const { items } = await listNotifications({ firmId, memberId, attorneyId: null });
  return items
    .filter(({ kind }) => kind.startsWith('conflict'))
    .map((one) => [one.kind, one.case?.number ?? null, one.readAt !== null]);
}

it('tells the managers at once of a case that waits for an answer, and no more once one has answered', async () => {
  const { firm } = await firmWith({ name: 'Rosa Dominguez' });
  const [manager, clerk] = [
    await addColleague(firm, 'manager'),
    await addColleague(firm, 'intake'),
  ];
  const one = await openCase(firm, { otherParties: 'Rosa Dominguez' });
  await openCase(firm, { otherParties: 'Amina Diallo' });
  expect(await toldOf(firm.firmId, manager.id)).toEqual([['conflict-waits', one.number, false]]);
  expect(await toldOf(firm.firmId, clerk.id)).toEqual([]);
  const { version } = one;
  await answerConflict(firm.actor, one.id, { version, answer: 'clear', note: 'Another one.' });
  expect(await toldOf(firm.firmId, manager.id)).toEqual([['conflict-waits', one.number, true]]);
});

it('holds new cases of a file with one message for them all, and never what someone holds or what is closed', async () => {
  const firm = await newFirm();
  await firm.addAttorney({ name: 'Ada' });
  await firm.addCase({ client: { name: 'Mohammed Hussein' } });
  const manager = await addColleague({ actor: firm.admin }, 'manager');
  const before = await everythingOf(firm);
  const importId = await bringIn(firm, 'cases', [
    'Case ID,Client,Visa type,Attorney,Opened,Closed,Other parties',
    'C-1,Kim Novak,TN,Ada,6/1/2025,,Husayn Muhammad',
    'C-2,Lee Majors,TN,,6/1/2025,7/1/2025,Husayn Muhammad',
    'C-3,Ned Beatty,TN,,6/2/2025,,Husayn Muhammad',
    'C-4,Oda Mae,TN,,6/3/2025,,"Kim Novak; Ned Beaty"',
    'C-5,Pia Zadora,TN,,6/4/2025,,Amina Diallo',
  ]);
  const rows = await rowsOf(firm, importId);
  expect(rows.map(({ detail }) => detail)).toEqual([
    'case 2, with Ada',
    'case 3, closed',
    'case 4, waiting for the answer to its conflict check',
    'case 5, waiting for the answer to its conflict check',
    'case 6, with Ada',
  ]);
  const checks = [];
  for (const { caseId } of rows) checks.push(await getConflict(firm.admin, caseId ?? ''));
  expect(checks.map(({ state, hits }) => [state, hits.map(({ client }) => client?.name)])).toEqual([
    [null, ['Mohammed Hussein']],
    [null, ['Mohammed Hussein']],
    ['open', ['Mohammed Hussein']],
    ['open', ['Kim Novak', 'Ned Beatty']],
    [null, []],
  ]);
  expect(await toldOf(firm.firmId, manager.id)).toEqual([['conflicts-wait', null, false]]);
  expect(await findBrokenInvariants()).toEqual([]);
  await undoImport(firm.admin, importId);
  expect(await everythingOf(firm)).toEqual(before);
});

it('closes a case that is not taken on, and holds it again where it is reopened', async () => {
  const { firm } = await firmWith({ name: 'Rosa Dominguez' });
  const { id, version } = await openCase(firm, { otherParties: 'Rosa Dominguez' });
  const answer = { version, answer: 'refused', note: 'She is our client.' } as const;
  await answerConflict(firm.actor, id, answer);
  expect(await getCase(firm.actor, id)).toMatchObject({
    ...{ status: 'closed', conflictCheck: 'refused', attorney: null },
  });
  await editCase(firm, id, { stage: 'intake' });
  await drainWaitingLine(firm.firmId);
  expect(await statusOf(firm, id)).toBe('waiting');
  expect(await findBrokenInvariants()).toEqual([]);
});

it('lets cases without a likely hit go by themselves, those of returning clients among them', async () => {
  const client = { name: 'Ana Souza', email: `ana-${newId()}@example.com`, company: 'Acme Inc' };
  const { firm } = await firmWith(client);
  await addWall(firm.actor, { attorneyId: firm.ids.Ben ?? '', company: 'Hushco', reason });
  const colleague = { name: 'Wei Zhang', company: 'Acme Inc' };
  const opened = [
    await openCase(firm, { client }),
    await openCase(firm, { client, otherParties: 'Acme, Incorporated; Souza Ana; Priya Rao' }),
    await openCase(firm, { client: colleague, otherParties: 'ACME INC' }),
    await openCase(firm, { client: { name: 'Ana Souza' } }),
  ];
  expect(opened.map(({ status, conflictCheck }) => [status, conflictCheck])).toEqual(
    opened.map(() => ['assigned', null]),
  );
  expect((await getConflict(firm.actor, opened[1]?.id ?? '')).others).toEqual(['Priya Rao']);
});

it.each([
  ['a client', 'Иван Петров', { client: { name: 'Ivan Petrov' } }],
  ['another party', 'Helga Hush', { otherParties: 'Hush, Helga M.' }],
] as const)(
  'holds a case in which %s is like a client behind a wall',
  async (_who, name, input) => {
    const { firm, known } = await firmWith({ name });
    const attorneyId = firm.ids.Ben ?? '';
    await addWall(firm.actor, { attorneyId, clientId: known.client.id, reason });
    const { id, conflictCheck } = await openCase(firm, input);
    expect(conflictCheck).toBe('open');
    const [hit] = (await getConflict(firm.actor, id)).hits;
    expect(hit).toMatchObject({ client: { id: known.client.id }, isWalled: true });
    // Of walls an attorney is told nothing; of another party, that it is like a client.
    const { hits } = await getConflict(as(firm, 'Ana', 'attorney'), id);
    expect(hits.map(({ isWalled }) => isWalled)).toEqual('client' in input ? [] : [false]);
  },
);

it('holds a case of a company that is like a walled one; a wall that holds by itself asks nobody', async () => {
  const { firm } = await firmWith({ name: 'Otto Other' });
  await addWall(firm.actor, { attorneyId: firm.ids.Ben ?? '', company: 'Hushco Inc', reason });
  const like = await openCase(firm, { client: { name: 'Cy Third', company: 'HUSHCO, LLC' } });
  expect(like.conflictCheck).toBe('open');
  expect((await getConflict(firm.actor, like.id)).hits).toMatchObject([
    { role: 'company', party: 'HUSHCO, LLC', client: null, company: 'hushco inc', isWalled: true },
  ]);
  const exact = await openCase(firm, { client: { name: 'Dee Fourth', company: ' hushco  INC' } });
  expect([exact.conflictCheck, exact.attorney?.name]).toEqual([null, 'Ana']);
});

it('holds a case of someone like a walled client, of the same company too; a colleague is not held', async () => {
  const { firm, known } = await firmWith({ name: 'Helga Hush', company: 'Hushco Inc' });
  await addWall(firm.actor, {
    ...{ attorneyId: firm.ids.Ben ?? '', clientId: known.client.id, reason },
  });
  const again = await openCase(firm, { client: { name: 'Hush, Helga', company: 'Hushco Inc' } });
  expect([again.conflictCheck, again.attorney]).toEqual(['open', null]);
  const colleague = await openCase(firm, { client: { name: 'Dee Fourth', company: 'Hushco Inc' } });
  expect(colleague.conflictCheck).toBe(null);
});

it('tells who stands behind a wall nothing of it: neither the case, nor that there is a hit', async () => {
  const { firm, known } = await firmWith({ name: 'Helga Hush', company: 'Hushco' });
  const wall = await addWall(firm.actor, {
    ...{ attorneyId: firm.ids.Ben ?? '', clientId: known.client.id, reason },
  });
  const ben = as(firm, 'Ben', 'manager');
  expect(await wallNamesOf(ben)).toEqual(['Helga Hush']);
  expect(await wallNamesOf(as(firm, 'Ana', 'manager'))).toEqual([]);
  const { id, version } = await openCase(firm, { otherParties: 'Helga Hush' });
  await expect(getCase(ben, id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(getConflict(ben, id)).rejects.toMatchObject({ code: 'not-found' });
  expect((await listWaiting(ben)).total).toBe(0);
  const [said] = await asOwner<{ walled: number }>(
    `SELECT count(*)::int AS walled FROM notifications n JOIN attorneys a ON a.member_id = n.member_id
      WHERE n.firm_id = $1 AND n.kind = 'conflict-waits' AND a.id = $2`,
    [firm.firmId, firm.ids.Ben],
  );
  expect(said?.walled).toBe(0);
  const answer = { version, answer: 'clear', note: 'Not her.' } as const;
  await expect(answerConflict(ben, id, answer)).rejects.toMatchObject({ code: 'not-found' });

  const typed = openCaseSchema.parse({
    ...{ client: { name: 'Dee Fourth' }, visaType: 'H-1B', otherParties: 'Helga Hush' },
  });
  await expect(submitCase(ben, typed)).rejects.toMatchObject({ code: 'opening-refused' });
  const told = await asOwner<{ facts: object }>(
    "SELECT facts FROM notifications WHERE kind = 'opening-refused' AND firm_id = $1",
    [firm.firmId],
  );
  expect(told.map(({ facts }) => facts)).toContainEqual(
    expect.objectContaining({ by: 'Ben', client: 'Dee Fourth', clientId: known.client.id }),
  );

  await answerConflict(firm.actor, id, answer);
  expect((await getConflict(ben, id)).hits).toEqual([]);
  await removeWall(firm.actor, wall.id);
  expect(await findBrokenInvariants()).toEqual([]);
});

it('finds by index whoever is alike: every pair of names that the comparison takes for the same', async () => {
  const pairs = [
    ['José García-López', 'jose GARCIA lopez'],
    ['Ana de Souza', 'Souza Ana'],
    ['Siobhán O’Brien', 'Siobhan OBrien'],
    ['Алексей Иванов', 'Aleksey Ivanov'],
    ['Георгий Кузнецов', 'Georgiy Kuznetsov'],
    ['Γεώργιος Παππάς', 'Georgios Pappas'],
    ['Wei Wang', '王伟'],
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Mohammed Al-Hussein', 'Muhammad Husayn'],
    ['Yevgeniy Aleksandrov', 'Evgenii Alexandrov'],
    ['Mikhail Tchekhov', 'Mihail Chehov'],
    ['Władysław Nowak', 'Wladyslaw Nowak'],
    ['The Acme Group, Inc.', 'Acme Group GmbH'],
    ['Ann Li', 'Li, Ann'],
  ] as const;
  const firm = await buildFirm([{ name: 'Ana' }]);
  for (const [name] of pairs) await openCase(firm, { client: { name }, visaType: 'VAWA' });
  const missed: string[] = [];
  for (const [name, otherParties] of pairs) {
    const { conflictCheck } = await openCase(firm, { otherParties, visaType: 'VAWA' });
    if (conflictCheck !== 'open') missed.push(`${name} – ${otherParties}`);
  }
  expect(missed).toEqual([]);
  await asOwner(
    `INSERT INTO clients (firm_id, id, name, created_at)
     SELECT $1, gen_random_uuid(), translate(md5(i::text), '0123456789', 'bdglmnrskz'), now()
       FROM generate_series(1, 2000) i`,
    [firm.firmId],
  );
  await asOwner('ANALYZE clients');
  const plan = await withWholeFirm(
    firm.firmId,
    (tx) => tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT id FROM clients
       WHERE firm_id = ${firm.firmId}::uuid AND merged_into_id IS NULL
         AND first_name_key = ANY (name_keys('Acme Group'))`,
  );
  const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(lines).toMatch(/Index Cond: .*first_name_key = ANY/);
});
