import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { openSessionFor } from '@/e2e/fixtures/session';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { ROOMS } from '@/lib/platform/processes/rooms';
import { checkFirm } from '@/lib/tools/doctor';
import { asOwner, leaveOwner } from '@/tests/integration/as-owner';
import { eventually } from '@/tests/integration/eventually';
import { createFirm, type NewFirm } from './api-client';
import { aCase, anAttorney } from './builders';
import { expect, test } from './fixtures';
import { connectToEach, OneConnection, startMany, type ManyProcesses } from './many-processes';
import { isAlive, ownerOf } from './process-tree';

const PASSWORD = 'correct horse battery staple';
const CALLBACK = '/api/auth/callback/credentials';

// One server for all, in order: the last two tests kill a part of it and stop it.
test.describe.configure({ mode: 'default' });

let many: ManyProcesses;

test.beforeAll(async () => {
  many = await startMany(2);
});

test.afterAll(async () => {
  await many.stop();
  await leaveOwner();
});

async function both(): Promise<[OneConnection, OneConnection]> {
  const [here, there] = await connectToEach(many);
  if (!here || !there) throw new Error('There are two processes.');
  expect(here.pid).not.toBe(there.pid);
  return [here, there];
}

async function csrfOf(at: OneConnection): Promise<string> {
  const { text } = await at.ask('GET', '/api/auth/csrf');
  return (JSON.parse(text) as { csrfToken: string }).csrfToken;
}

async function signIn(at: OneConnection, email: string, password: string) {
  const form = { email, password, csrfToken: await csrfOf(at), json: 'true' };
  return at.send(CALLBACK, form);
}

function call(at: OneConnection, { apiKey }: NewFirm, idempotencyKey?: string) {
  const headers = {
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/json',
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
  };
  return async (method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const { text, ...answer } = await at.ask(method, `/api/v1${path}`, { headers, ...sent });
    return { ...answer, body: JSON.parse(text) as { id: string; version: number; items: never[] } };
  };
}

/** A browser of the firm's admin that is signed in. */
async function signedIn({ adminEmail, firmId }: NewFirm): Promise<{ cookie: string }> {
  const { name, value } = await openSessionFor(adminEmail, firmId);
  return { cookie: `${name}=${value}` };
}

const isSignedIn = async (at: OneConnection) => (await at.ask('HEAD', '/live')).status === 204;

test('who signs in at one process is signed in at the other, and signed out at both', async () => {
  const { adminEmail } = await createFirm();
  const [here, there] = await both();
  expect((await signIn(here, adminEmail, PASSWORD)).status).toBe(200);
  expect(await isSignedIn(there)).toBe(false);
  there.shareCookies(here);
  expect(await isSignedIn(there)).toBe(true);
  expect(await isSignedIn(here)).toBe(true);
  const browser = new OneConnection(many).shareCookies(here);
  await there.send('/api/auth/signout', { csrfToken: await csrfOf(there), json: 'true' });
  // With the cookies of before: the session itself is gone.
  expect(await isSignedIn(here)).toBe(false);
  expect(await isSignedIn(browser)).toBe(false);
  for (const at of [here, there, browser]) at.close();
});

test('guesses at both processes count as one', async () => {
  const { adminEmail: email } = await createFirm();
  const [here, there] = await both();
  for (let n = 0; n < 5; n += 1) {
    expect((await signIn(here, email, 'wrong')).status).toBe(401);
    expect((await signIn(there, email, 'wrong')).status).toBe(401);
  }
  for (const at of [here, there]) {
    const refused = await signIn(at, email, PASSWORD);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
    at.close();
  }
});

test('a change at one process is told to windows at both, and so is the end of their session', async () => {
  const firm = await createFirm();
  const { cookie } = await signedIn(firm);
  const windows = await both();
  const streams = await Promise.all(
    windows.map((at) => at.open('GET', '/live', { headers: { cookie } })),
  );
  const told = (name: string) =>
    streams.every(({ text }) => text().includes(`event: ${name}\n`)) ? true : null;
  await eventually('both windows have a stream', async () => told('hello'));
  const [here] = await both();
  expect((await call(here, firm)('POST', '/cases', aCase())).status).toBe(201);
  await eventually('both are told that something has changed', async () => told('changed'));
  const ends = streams.map(({ response }) => once(response, 'end'));
  await asOwner('DELETE FROM sessions WHERE firm_id = $1', [firm.firmId]);
  await Promise.all(ends);
  expect(told('ended')).toBe(true);
});

/** Opens streams of one person, each on a connection of its own; answers those that were let in. */
async function openStreams(cookie: string, count: number) {
  const streams = [];
  for (let nth = 0; nth < count; nth += 1) {
    const at = new OneConnection(many);
    const { response } = await at.open('GET', '/live', { headers: { cookie } });
    streams.push({ at, response, status: response.statusCode, pid: at.pid });
  }
  return streams;
}

const MOST_STREAMS = ROOMS['live-streams'].mostOfKey;

test('streams of one person are limited over both processes as one, and those of a process that dies are free', async () => {
  const { cookie } = await signedIn(await createFirm());
  const open = await openStreams(cookie, MOST_STREAMS);
  expect(open.map(({ status }) => status)).toEqual(Array(MOST_STREAMS).fill(200));
  expect(new Set(open.map(({ pid }) => pid)).size).toBe(2);
  const refused = await openStreams(cookie, 2);
  expect(refused.map(({ status }) => status)).toEqual([429, 429]);

  const dying = open[0]?.pid ?? 0;
  const survivor = (await both()).find(({ pid }) => pid !== dying);
  const before = many.webPids();
  for (const { response } of open) response.on('error', () => undefined);
  process.kill(dying, 'SIGKILL');
  expect((await survivor?.ask('HEAD', '/live', { headers: { cookie } }))?.status).toBe(204);
  const started = await eventually('the process is started again', async () => {
    return many.webPids().find((pid) => !before.includes(pid)) ?? null;
  });
  const freed = open.filter(({ pid }) => pid === dying).length;
  const again = await openStreams(cookie, freed + 1);
  expect(again.map(({ status }) => status)).toEqual([...Array<number>(freed).fill(200), 429]);
  await eventually('the new one answers', async () => {
    const at = new OneConnection(many);
    await at.ask('GET', '/robots.txt');
    const { pid } = at;
    at.close();
    return pid === started ? true : null;
  });
  survivor?.close();
  for (const { at } of [...open, ...refused, ...again]) at.close();
});

test('one key that comes to both processes at once makes one case', async () => {
  const firm = await createFirm();
  const [here, there] = await both();
  await call(here, firm)('POST', '/attorneys', anAttorney());
  for (let round = 0; round < 4; round += 1) {
    const key = randomUUID();
    const answers = await Promise.all(
      [here, there].map((at) => call(at, firm, key)('POST', '/cases', aCase())),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const replayed = answers.filter(({ headers }) => headers['idempotent-replayed'] === 'true');
    expect(replayed).toHaveLength(1);
  }
  expect((await call(there, firm)('GET', '/cases')).body.items).toHaveLength(4);
  for (const at of [here, there]) at.close();
});

test('room that is made at both processes at once is given away once', async () => {
  const firm = await createFirm();
  const { firmId } = firm;
  const [here, there] = await both();
  const attorneys = [];
  for (const at of [here, there]) {
    const { body } = await call(at, firm)('POST', '/attorneys', anAttorney({ capacity: 1 }));
    attorneys.push(body);
  }
  for (let nth = 0; nth < 12; nth += 1) await call(here, firm)('POST', '/cases', aCase());
  const [ana, ben] = attorneys;
  const raise = (at: OneConnection, one: typeof ana) =>
    call(at, firm)('PATCH', `/attorneys/${one?.id}`, { capacity: 6 });
  const raised = await Promise.all([raise(here, ana), raise(there, ben)]);
  expect(raised.map(({ status }) => status)).toEqual([200, 200]);
  const placed = await eventually('no one waits', async () =>
    withWholeFirm(firmId, async (tx) => {
      const where = { firmId, closedAt: null };
      if ((await tx.case.count({ where: { ...where, attorneyId: null } })) > 0) return null;
      return tx.event.findMany({ where: { firmId, kind: 'case-assigned' } });
    }),
  );
  expect(new Set(placed.map(({ caseId }) => caseId)).size).toBe(12);
  expect(placed).toHaveLength(12);
  expect(await checkFirm(firmId)).toEqual([]);
  for (const at of [here, there]) at.close();
});

test('the worker alone works on jobs and listens to the database, and the installation is ready', async () => {
  const worker = await eventually('the worker is there', async () => many.workerPid() ?? null);
  const ours = [...many.webPids(), worker];
  const port = Number(new URL(process.env.DATABASE_URL ?? '').port);
  const ownersOf = async (name: string) => {
    const rows = await asOwner<{ port: number }>(
      `SELECT client_port AS port FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = $1`,
      [name],
    );
    const owners = rows.map((row) => ownerOf(ours, { localPort: row.port, remotePort: port }));
    return owners.filter((pid) => pid !== null);
  };
  const listening = await eventually('the worker listens', async () => {
    const owners = await ownersOf('evenhand live');
    return owners.length > 0 ? owners : null;
  });
  expect(listening).toEqual([worker]);
  const atJobs = await eventually('the worker works', async () => {
    const owners = await ownersOf('evenhand jobs');
    return owners.length > 0 ? owners : null;
  });
  expect(new Set(atJobs)).toEqual(new Set([worker]));
  const at = new OneConnection(many);
  await eventually('all is ready', async () =>
    (await at.ask('GET', '/api/ready')).status === 200 ? true : null,
  );
  at.close();
});

test('who stops it stops every process, in order and streams included', async () => {
  const { cookie } = await signedIn(await createFirm());
  const [stream] = await openStreams(cookie, 1);
  const pids = [...many.webPids(), many.workerPid()].filter((pid) => pid !== undefined);
  expect(pids).toHaveLength(3);
  const ended = once(stream?.response ?? many.server, 'end');
  const exited = once(many.server, 'exit');
  many.server.kill('SIGTERM');
  await ended;
  expect(await exited).toEqual([143, null]);
  expect(pids.filter((pid) => isAlive(pid))).toEqual([]);
});
