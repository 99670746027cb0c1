import { addAttorney, aCase, openCase } from './builders';
import { expect, test } from './fixtures';
import { nobodysId } from './api-client';

const CALLS = [
  'POST /cases',
  'GET /cases',
  'GET /cases/{id}',
  'PATCH /cases/{id}',
  'GET /cases/{id}/candidates',
  'POST /cases/{id}/assign',
  'POST /cases/{id}/reassign',
  'GET /cases/{id}/history',
  'GET /cases/{id}/report',
  'POST /attorneys',
  'GET /attorneys',
  'GET /attorneys/{id}',
  'PATCH /attorneys/{id}',
  'GET /attorneys/{id}/workload',
  'GET /attorneys/{id}/assignments',
  'POST /attorneys/{id}/absences',
  'GET /attorneys/{id}/absences',
  'PATCH /attorneys/{id}/absences/{absenceId}',
  'DELETE /attorneys/{id}/absences/{absenceId}',
  'GET /attorneys/{id}/absences/{absenceId}/covers',
  'POST /attorneys/{id}/absences/{absenceId}/covers',
  'POST /covers/{id}/keep',
  'POST /attorneys/{id}/departure-plan',
  'POST /attorneys/{id}/departure-plan/run',
  'GET /rules',
  'PUT /rules',
  'GET /rules/versions',
  'GET /rules/schedules',
  'POST /rules/schedules',
  'PATCH /rules/schedules/{id}',
  'POST /rules/schedules/{id}/cancel',
  'POST /rules/schedules/{id}/publish',
  'POST /walls',
  'GET /walls',
  'DELETE /walls/{id}',
  'GET /waiting',
  'GET /reports/workload-distribution',
  'GET /reports/assignments',
  'GET /reports/reassignments',
  'POST /cases/{id}/record-changes',
  'POST /record-changes/{id}/steps',
  'POST /record-changes/{id}/complete',
  'POST /record-changes/{id}/cancel',
  'POST /handoffs/{id}/accept',
  'POST /handoffs/{id}/decline',
  'POST /handoffs/{id}/withdraw',
];

test('health answers without a key', async ({ request }) => {
  const response = await request.get('/api/health');
  expect(response.status()).toBe(200);
  expect(await response.json()).toMatchObject({
    status: 'ok',
    database: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

test('an installation whose worker is at work is ready', async ({ request }) => {
  await expect
    .poll(async () => (await (await request.get('/api/ready')).json()) as unknown)
    .toMatchObject({ status: 'ready', database: 'ok', migrations: 'ok', worker: 'ok' });
});

test('the document names every call, without asking for a key', async ({ document }) => {
  expect(document.openapi).toBe('3.1.0');
  const documented = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
  expect(documented).toEqual(
    expect.arrayContaining([...CALLS, 'GET /api/health', 'GET /api/ready']),
  );
});

test('no call answers without a key, with a wrong one or with a broken header', async ({
  client,
}) => {
  for (const call of CALLS) {
    const [method = '', template = ''] = call.split(' ');
    const path = template.replaceAll(/{\w+}/g, nobodysId());
    const reply = await client.call(method, path, undefined, { key: null });
    expect(reply.status, call).toBe(401);
    expect(reply.body.code, call).toBe('unauthenticated');
    expect(reply.headers['www-authenticate'], call).toContain('Bearer');
  }
  for (const authorization of ['Bearer nobody', 'Bearer', 'Basic YTpi', 'Bearer a b']) {
    const reply = await client.get('/cases', { key: null, headers: { authorization } });
    expect(reply.status, authorization).toBe(401);
  }
});

test('an address that does not exist is 404 whatever the method', async ({ client }) => {
  for (const path of ['', '/case', '/cases/x/y/z', '/reports', '/openapi', '/%ff']) {
    const reply = await client.get(path);
    expect(reply.status, path).toBe(404);
    expect(reply.body.code, path).toBe('not-found');
  }
  expect((await client.post('/nowhere')).status).toBe(404);
});

test('a method that an address does not know is 405 and names the others', async ({ client }) => {
  const reply = await client.delete('/cases');
  expect(reply.status).toBe(405);
  expect(reply.headers['allow']?.split(', ')).toEqual(
    expect.arrayContaining(['GET', 'POST', 'HEAD']),
  );
  expect((await client.post('/openapi.json')).status).toBe(405);
});

test("another firm's ids, absent ids and malformed ids get the same answer", async ({
  client,
  neighbour,
}) => {
  const attorney = await addAttorney(neighbour);
  const opened = await openCase(neighbour);
  const foreign: Record<string, string> = { cases: opened.id, attorneys: attorney.id };
  for (const call of CALLS.filter((each) => each.includes('{id}'))) {
    const [method = '', template = ''] = call.split(' ');
    const theirs = foreign[template.split('/')[1] ?? ''] ?? nobodysId();
    const absenceId = nobodysId();
    const answerFor = async (id: string) => {
      const address = { '{id}': encodeURIComponent(id), '{absenceId}': absenceId };
      const path = template.replace(/{\w+}/g, (name) => Reflect.get(address, name) as string);
      const reply = await client.call(method, path, validBodyFor(call));
      expect(reply.status, `${method} ${path}`).toBe(404);
      expect(reply.body.code, `${method} ${path}`).toBe('not-found');
      return { ...reply.body, detail: reply.body.detail.replace(JSON.stringify(id), 'ID') };
    };
    expect(await answerFor(theirs), call).toEqual(await answerFor(nobodysId()));
    for (const malformed of ['not-an-id', "1' OR '1'='1", '%00', '0']) await answerFor(malformed);
  }
});

test("another firm's ids inside a body are refused like ids of no one", async ({
  client,
  neighbour,
}) => {
  const theirs = await addAttorney(neighbour);
  const ours = await addAttorney(client);
  const opened = await openCase(client);
  const tries = [
    (id: string) =>
      client.post(`/cases/${opened.id}/reassign`, { toAttorneyId: id, reason: 'other' }),
    (id: string) => client.post('/walls', { attorneyId: id, company: 'Acme', reason: 'Conflict' }),
    (id: string) =>
      client.post('/walls', { attorneyId: ours.id, clientId: id, reason: 'Conflict' }),
    (id: string) =>
      client.post(`/attorneys/${ours.id}/absences`, {
        ...validBodyFor('POST /attorneys/{id}/absences'),
        coverAttorneyId: id,
      }),
  ];
  for (const attempt of tries) {
    const [foreign, absent] = [await attempt(theirs.id), await attempt(nobodysId())];
    expect([400, 404, 422]).toContain(foreign.status);
    expect(foreign.status).toBe(absent.status);
    expect(foreign.body.code).toBe(absent.body.code);
  }
});

test("a firm's lists show nothing of its neighbour", async ({ newcomer, neighbour }) => {
  await addAttorney(neighbour);
  await openCase(neighbour);
  for (const path of ['/cases', '/attorneys', '/waiting', '/walls']) {
    expect((await newcomer.get(path)).body.items, path).toHaveLength(0);
  }
  const { body } = await newcomer.get('/reports/workload-distribution');
  expect(body.attorneys).toHaveLength(0);
  expect((await newcomer.get(`/cases?q=${encodeURIComponent('Wei')}`)).body.items).toHaveLength(0);
});

/** The same in every body, so that two answers differ by the id in their address alone. */
const NOBODY = nobodysId();

function validBodyFor(call: string): Record<string, unknown> | undefined {
  const bodies: Record<string, Record<string, unknown>> = {
    'PATCH /cases/{id}': { version: 1, notes: 'x' },
    'POST /cases/{id}/assign': {},
    'POST /cases/{id}/reassign': { reason: 'workload' },
    'PATCH /attorneys/{id}': { capacity: 10 },
    'POST /attorneys/{id}/absences': {
      startsOn: '2031-01-06',
      endsOn: '2031-01-10',
      kind: 'vacation',
    },
    'PATCH /attorneys/{id}/absences/{absenceId}': { version: 1, endsOn: '2031-01-10' },
    'POST /attorneys/{id}/absences/{absenceId}/covers': {
      covers: [{ caseId: NOBODY, attorneyId: null }],
    },
    'POST /attorneys/{id}/departure-plan/run': { moves: [] },
    'POST /cases/{id}/record-changes': { toAttorneyId: NOBODY },
    'POST /record-changes/{id}/steps': { step: 'client-informed' },
    'PATCH /rules/schedules/{id}': { version: 1, note: 'x' },
    'POST /cases': aCase(),
  };
  return bodies[call];
}
