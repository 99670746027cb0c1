import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { getCase } from '@/lib/features/cases';
import { WorkerPool } from '@/scripts/bench/faults/worker-pool';
import type { Answer, Ask } from '@/scripts/bench/faults/messages';
import { asOwner } from './as-owner';
import { buildFirm, changeRules, openCase, type BuiltFirm } from './build-firm';
import { findBrokenInvariants } from './invariants';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

// People act at the same moment through processes of their own, so that only the database stands
// between them: within one process the requests of a firm would line up in memory already.
const PROCESSES = 3;
const ROUNDS = 4;

let pool: WorkerPool;
let asked = 0;

beforeAll(async () => {
  pool = new WorkerPool(PROCESSES, { ...process.env }, []);
  await pool.untilReady();
});

afterAll(() => pool.stop());

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

type Request = Pick<Ask, 'method' | 'path' | 'body'> & { key?: string };

/** Sends these requests at the same moment, each through the next process. */
function atOnce(firm: BuiltFirm, requests: readonly Request[]): Promise<Answer[]> {
  return Promise.all(
    requests.map(({ key, ...request }, slot) => {
      asked += 1;
      const idempotencyKey = key ?? randomUUID();
      return pool.ask(slot, { ...request, id: asked, apiKey: firm.apiKey, idempotencyKey });
    }),
  );
}

function outcomesOf(answers: readonly Answer[]): string[] {
  return answers.map(({ status, code }) => (status < 300 ? 'done' : (code ?? String(status))));
}

const arrival = (): Request => ({
  method: 'POST',
  path: '/cases',
  body: { client: { name: `Client ${randomUUID()}` }, visaType: 'H-1B', complexity: 5 },
});

const handOff = (caseId: string, body: object): Request => ({
  method: 'POST',
  path: `/cases/${caseId}/reassign`,
  body: { reason: 'workload', ...body },
});

const assign = (caseId: string, body: object): Request => ({
  method: 'POST',
  path: `/cases/${caseId}/assign`,
  body,
});

const edit = (caseId: string, body: object): Request => ({
  method: 'PATCH',
  path: `/cases/${caseId}`,
  body,
});

function others(firm: BuiltFirm, than: string | undefined): string[] {
  return Object.values(firm.ids).filter((id) => id !== than);
}

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const [row] = await asOwner<{ n: number }>(sql, values);
  return row?.n ?? 0;
}

it('hands a case off once when two people who saw the same version do', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }, { name: 'Cai' }]);
    const { id, attorney, version } = await openCase(firm);
    const answers = await atOnce(
      firm,
      others(firm, attorney?.id).map((toAttorneyId) => handOff(id, { toAttorneyId, version })),
    );
    expect(outcomesOf(answers).sort()).toEqual(['done', 'stale-version']);
    expect(await count('SELECT count(*)::int AS n FROM handoffs WHERE case_id = $1', id)).toBe(1);
  }
});

it('hands a case on in two steps when two people who named no version do', async () => {
  const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }, { name: 'Cai' }]);
  const { id, attorney } = await openCase(firm);
  const answers = await atOnce(
    firm,
    others(firm, attorney?.id).map((toAttorneyId) => handOff(id, { toAttorneyId })),
  );
  expect(outcomesOf(answers)).toEqual(['done', 'done']);
  const chain = await asOwner<{ from: string; to: string }>(
    `SELECT from_attorney_id AS "from", to_attorney_id AS "to" FROM handoffs
      WHERE case_id = $1 ORDER BY requested_at, id`,
    [id],
  );
  expect(chain[1]?.from).toBe(chain[0]?.to);
});

it('gives a waiting case one holder when a drain, the rules and a person want it', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const firm = await buildFirm([
      { name: 'Ana', active: false },
      { name: 'Ben', active: false },
    ]);
    const { id } = await openCase(firm);
    const [ana = '', ben = ''] = Object.values(firm.ids);
    const answers = await atOnce(firm, [
      { method: 'PATCH', path: `/attorneys/${ana}`, body: { active: true, version: 1 } },
      assign(id, { attorneyId: ben }),
      { method: 'PATCH', path: `/attorneys/${ben}`, body: { active: true, version: 1 } },
      assign(id, {}),
      assign(id, { attorneyId: ana }),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect((await getCase(firm.actor, id)).status).toBe('assigned');
    const intervals = 'SELECT count(*)::int AS n FROM assignments WHERE case_id = $1';
    expect(await count(intervals, id)).toBe(1);
  }
});

it('decides each of 200 arrivals by the version in force at its place in the order of commits', async () => {
  const firm = await buildFirm([
    { name: 'Ana', capacity: 100 },
    { name: 'Ben', capacity: 100 },
    { name: 'Cai', capacity: 100 },
  ]);
  const publish = (version: number, strategy: string): Request => ({
    method: 'PUT',
    path: '/rules',
    body: { version, strategy },
  });
  const arrivals = Array.from({ length: 200 }, arrival);
  const answers = await atOnce(firm, [
    ...arrivals.slice(0, 70),
    publish(1, 'round-robin'),
    ...arrivals.slice(70),
  ]);
  expect(new Set(outcomesOf(answers))).toEqual(new Set(['done']));
  // The audit trail is numbered under the lock: its order is the order of the commits.
  const trail = await asOwner<{ kind: string; version: number | null }>(
    `SELECT e.kind, d.rule_set_version AS version
       FROM events e
       LEFT JOIN decisions d ON d.firm_id = e.firm_id AND d.id::text = e.data->>'decisionId'
      WHERE e.firm_id = $1 AND e.kind IN ('rules-published', 'case-assigned') ORDER BY e.seq`,
    [firm.firmId],
  );
  const published = trail.findIndex(({ kind }) => kind === 'rules-published');
  const versions = trail.filter(({ kind }) => kind === 'case-assigned').map((one) => one.version);
  expect(versions).toEqual(versions.map((_, place) => (place < published ? 1 : 2)));
  expect(versions).toHaveLength(200);
  expect(new Set(versions)).toEqual(new Set([1, 2]));
});

it('either moves a case or leaves it when accepting and withdrawing happen at once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
    await changeRules(firm, { handoffNeedsAcceptance: true });
    const { id, attorney } = await openCase(firm);
    const [to = ''] = others(firm, attorney?.id);
    await atOnce(firm, [handOff(id, { toAttorneyId: to })]);
    const [handoff] = await asOwner<{ id: string }>('SELECT id FROM handoffs WHERE case_id = $1', [
      id,
    ]);
    const answer = (verb: string): Request => ({
      method: 'POST',
      path: `/handoffs/${handoff?.id}/${verb}`,
      body: {},
    });
    const verbs = ['accept', 'withdraw', 'decline'];
    const answers = await atOnce(firm, verbs.map(answer));
    expect(outcomesOf(answers).sort()).toEqual([
      'done',
      'handoff-not-pending',
      'handoff-not-pending',
    ]);
    const winner = verbs[answers.findIndex(({ status }) => status < 300)];
    const holder = (await getCase(firm.actor, id)).attorney?.id;
    expect(holder).toBe(winner === 'accept' ? to : attorney?.id);
  }
});

it('keeps both counters right when a case changes stage, closes and is handed off at once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
    const { id, version } = await openCase(firm);
    const answers = await atOnce(firm, [
      handOff(id, {}),
      edit(id, { stage: 'filed', version }),
      edit(id, { stage: 'closed', version }),
    ]);
    const outcomes = outcomesOf(answers);
    expect(outcomes).toContain('done');
    for (const outcome of outcomes) {
      expect(['done', 'stale-version', 'case-closed']).toContain(outcome);
    }
  }
});

it('does the work once when the same request arrives nine times at the same moment', async () => {
  const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
  const request = { ...arrival(), key: 'the same key' };
  const answers = await atOnce(firm, Array<Request>(9).fill(request));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ caseId }) => caseId)).size).toBe(1);
  const cases = 'SELECT count(*)::int AS n FROM cases WHERE firm_id = $1';
  expect(await count(cases, firm.firmId)).toBe(1);
});

it('gives the last free place to one of sixteen arrivals and lets the others wait', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const firm = await buildFirm([{ name: 'Ana', capacity: 2 }]);
    await openCase(firm);
    const answers = await atOnce(firm, Array.from({ length: 16 }, arrival));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(16).fill(201));
    expect(answers.filter(({ attorneyId }) => attorneyId !== null)).toHaveLength(1);
  }
});
