import { aCase, addAttorney, anAttorney, dayFromToday, openCase } from './builders';
import { expect, test } from './fixtures';
import { nobodysId } from './api-client';

/** What is wrong → the field that the answer must name. */
const BAD_CASES: [string, Record<string, unknown>, string][] = [
  ['an unknown visa type', aCase({ visaType: 'H-9Z' }), 'visaType'],
  ['no visa type', { client: { name: 'A' } }, 'visaType'],
  ['complexity 0', aCase({ complexity: 0 }), 'complexity'],
  ['complexity 11', aCase({ complexity: 11 }), 'complexity'],
  ['complexity "high"', aCase({ complexity: 'high' }), 'complexity'],
  ['complexity 2.5', aCase({ complexity: 2.5 }), 'complexity'],
  ['an empty client', aCase({ client: { name: '   ' } }), 'client.name'],
  ['no client', { visaType: 'H-1B' }, 'client'],
  ['a client that is text', aCase({ client: 'Wei' }), 'client'],
  ['a broken e-mail', aCase({ client: { name: 'A', email: 'nobody' } }), 'client.email'],
  ['a past deadline', aCase({ deadline: dayFromToday(-3) }), 'deadline'],
  ['a day that does not exist', aCase({ deadline: '2027-02-30' }), 'deadline'],
  ['an unknown field', aCase({ colour: 'red' }), 'colour'],
  ['an unknown field inside', aCase({ client: { name: 'A', age: 3 } }), 'client.age'],
  ['a field that JavaScript treats as special', aCase({ ['__proto__']: { a: 1 } }), '__proto__'],
  ['an unknown priority', aCase({ priority: 'asap' }), 'priority'],
  ['an unknown stage', aCase({ stage: 'lost' }), 'stage'],
  ['a time without offset', aCase({ receivedAt: '2026-01-01 10:00' }), 'receivedAt'],
  ['a time before every calendar', aCase({ receivedAt: '0000-01-01T00:00:00Z' }), 'receivedAt'],
  ['a time to come', aCase({ receivedAt: '2999-01-01T00:00:00Z' }), 'receivedAt'],
  ['a name that is too long', aCase({ client: { name: 'x'.repeat(201) } }), 'client.name'],
  ['notes that are too long', aCase({ notes: 'x'.repeat(10_001) }), 'notes'],
  ['a NUL character', aCase({ notes: 'a\0b' }), 'notes'],
  ['half a surrogate pair', aCase({ externalRef: '\ud800' }), 'externalRef'],
];

for (const [what, body, field] of BAD_CASES) {
  test(`a case with ${what} is refused by name and not opened`, async ({ client }) => {
    const before = await client.get('/cases?limit=200');
    const reply = await client.post('/cases', body);
    expect(reply.status).toBe(400);
    expect(reply.body.code).toBe('validation-failed');
    expect(reply.body.errors.map(({ path }) => path)).toContain(field);
    expect((await client.get('/cases?limit=200')).body).toEqual(before.body);
  });
}

test('every wrong field is named at once', async ({ client }) => {
  const { body } = await client.post('/cases', aCase({ visaType: '?', complexity: 0, foo: 1 }));
  const paths = body.errors.map(({ path }) => path);
  expect(paths.sort()).toEqual(['complexity', 'foo', 'visaType']);
  for (const { message } of body.errors) expect(message.length).toBeGreaterThan(20);
});

test('a body that is not a JSON object is refused', async ({ client }) => {
  const send = (raw: string | Uint8Array) => client.call('POST', '/cases', undefined, { raw });
  for (const raw of ['{"visaType":', '{]', Buffer.from([0x7b, 0xff, 0x7d])]) {
    const reply = await send(raw);
    expect(reply.status).toBe(400);
    expect(reply.body.code).toBe('malformed-request');
  }
  for (const raw of ['[]', 'null', '"case"', '7']) {
    expect((await send(raw)).body.code, raw).toBe('validation-failed');
  }
});

test('a body of 2 MB is refused unread', async ({ client }) => {
  const reply = await client.post('/cases', aCase({ notes: 'x'.repeat(2_000_000) }));
  expect(reply.status).toBe(413);
  expect(reply.body.code).toBe('body-too-large');
});

test('a body of another type is refused', async ({ client }) => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx']) {
    const reply = await client.post('/cases', aCase(), { headers: { 'content-type': type } });
    expect(reply.status, type).toBe(415);
  }
  const utf8 = { 'content-type': 'application/json; charset=UTF-8' };
  expect((await client.post('/cases', aCase(), { headers: utf8 })).status).toBe(201);
});

const BAD_QUERIES: [string, string][] = [
  ['/cases?limit=0', 'limit'],
  ['/cases?limit=201', 'limit'],
  ['/cases?limit=ten', 'limit'],
  ['/cases?cursor=rubbish', 'cursor'],
  ['/cases?status=lost', 'status'],
  ['/cases?attorneyId=me', 'attorneyId'],
  ['/cases?openedFrom=2026-13-01', 'openedFrom'],
  ['/cases?color=red', 'color'],
  ['/cases?q=a%00b', 'q'],
  ['/cases?q=a&q=b', 'q'],
  ['/attorneys?limit=-1', 'limit'],
  ['/waiting?cursor=%22', 'cursor'],
  ['/rules?x=1', 'x'],
  ['/reports/assignments?month=2026-13', 'month'],
  ['/reports/assignments', 'month'],
  ['/reports/reassignments?from=2026-05-02&to=2026-05-01', 'to'],
  ['/reports/reassignments?from=yesterday', 'from'],
];

for (const [path, field] of BAD_QUERIES) {
  test(`GET ${path} is refused by name`, async ({ client }) => {
    const reply = await client.get(path);
    expect(reply.status).toBe(400);
    expect(reply.body.code).toBe('validation-failed');
    expect(reply.body.errors.map((error) => error.path)).toContain(field);
  });
}

test('a wrong attorney is refused by name and does not join the roster', async ({ client }) => {
  const before = (await client.get('/attorneys?limit=200')).body;
  const wrong: [string, Record<string, unknown>][] = [
    ['capacity', anAttorney({ capacity: 0 })],
    ['capacity', anAttorney({ capacity: 101 })],
    ['capacity', anAttorney({ capacity: '20' })],
    ['email', anAttorney({ email: 'nobody' })],
    ['name', anAttorney({ name: '' })],
    ['seniority', anAttorney({ seniority: 'king' })],
    ['timeZone', anAttorney({ timeZone: 'Mars/Olympus' })],
    ['maxComplexity', anAttorney({ maxComplexity: 11 })],
    ['expertise.H-1B', anAttorney({ expertise: { 'H-1B': 4 } })],
    ['salary', anAttorney({ salary: 1 })],
  ];
  for (const [field, body] of wrong) {
    const reply = await client.post('/attorneys', body);
    expect(reply.status, field).toBe(400);
    expect(reply.body.errors.map(({ path }) => path)).toContain(field);
  }
  const unknown = await client.post('/attorneys', anAttorney({ expertise: { 'Z-1': 2 } }));
  expect(unknown.status).toBe(400);
  expect((await client.get('/attorneys?limit=200')).body).toEqual(before);
});

test('the same attorney or case twice is a conflict', async ({ client }) => {
  const attorney = anAttorney();
  expect((await client.post('/attorneys', attorney)).status).toBe(201);
  const again = await client.post('/attorneys', attorney);
  expect(again.status).toBe(409);
  expect(again.body.code).toBe('duplicate-email');
  const filing = aCase({ externalRef: nobodysId() });
  expect((await client.post('/cases', filing)).status).toBe(201);
  const repeated = await client.post('/cases', filing);
  expect(repeated.status).toBe(409);
  expect(repeated.body.code).toBe('duplicate-external-ref');
});

test('numbers beyond any column are refused, not passed on', async ({ client }) => {
  await addAttorney(client);
  const opened = await openCase(client);
  for (const version of [0, -1, 2 ** 31, 2 ** 53, 1.5, '1']) {
    const reply = await client.patch(`/cases/${opened.id}`, { version, notes: 'x' });
    expect([400, 409], String(version)).toContain(reply.status);
  }
  const far = await client.post('/cases', aCase({ deadline: '9999-12-31' }));
  expect([201, 400]).toContain(far.status);
});
