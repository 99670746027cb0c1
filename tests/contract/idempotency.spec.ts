import { randomUUID } from 'node:crypto';
import { aCase, addAttorney, anAttorney, openCase } from './builders';
import { expect, test } from './fixtures';

test('a repeated request gets the first answer and changes nothing', async ({ newcomer }) => {
  await addAttorney(newcomer);
  const idempotencyKey = randomUUID();
  const first = await newcomer.post('/cases', aCase(), { idempotencyKey });
  const second = await newcomer.post('/cases', aCase(), { idempotencyKey });
  expect(first.status).toBe(201);
  expect(first.headers['idempotent-replayed']).toBeUndefined();
  expect(second.status).toBe(201);
  expect(second.headers['idempotent-replayed']).toBe('true');
  expect(second.headers['location']).toBe(first.headers['location']);
  expect(second.body).toEqual(first.body);
  expect((await newcomer.get('/cases')).body.items).toHaveLength(1);
});

test('of simultaneous duplicates one does the work and all get its answer', async ({
  newcomer,
}) => {
  await addAttorney(newcomer);
  const idempotencyKey = randomUUID();
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => newcomer.post('/cases', aCase(), { idempotencyKey })),
  );
  const originals = replies.filter(({ headers }) => headers['idempotent-replayed'] !== 'true');
  expect(originals).toHaveLength(1);
  for (const reply of replies) {
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual(originals[0]?.body);
  }
  expect((await newcomer.get('/cases')).body.items).toHaveLength(1);
});

test('a key that came with another request is refused', async ({ client }) => {
  await addAttorney(client);
  const idempotencyKey = randomUUID();
  await client.post('/cases', aCase(), { idempotencyKey });
  const otherBody = await client.post('/cases', aCase({ complexity: 6 }), { idempotencyKey });
  const otherPath = await client.post('/attorneys', anAttorney(), { idempotencyKey });
  for (const reply of [otherBody, otherPath]) {
    expect(reply.status).toBe(409);
    expect(reply.body.code).toBe('idempotency-key-reused');
  }
});

test('a refusal is not kept: the same key may be tried again', async ({ newcomer }) => {
  const idempotencyKey = randomUUID();
  const body = { reason: 'workload' };
  await addAttorney(newcomer);
  const opened = await openCase(newcomer);
  const path = `/cases/${opened.id}/reassign`;
  expect((await newcomer.post(path, body, { idempotencyKey })).status).toBe(422);
  await addAttorney(newcomer);
  const retried = await newcomer.post(path, body, { idempotencyKey });
  expect(retried.status).toBe(200);
  expect(retried.headers['idempotent-replayed']).toBeUndefined();
});

test('the same key in another firm is another request', async ({ client, neighbour }) => {
  const idempotencyKey = randomUUID();
  const ours = await client.post('/attorneys', anAttorney(), { idempotencyKey });
  const theirs = await neighbour.post('/attorneys', anAttorney(), { idempotencyKey });
  expect(ours.status).toBe(201);
  expect(theirs.status).toBe(201);
  expect(theirs.body.id).not.toBe(ours.body.id);
});

test('changes and deletions are replayed too', async ({ client }) => {
  const attorney = await addAttorney(client);
  const opened = await openCase(client);
  const change = { version: opened.version, notes: 'Once' };
  const keys = [randomUUID(), randomUUID()];
  for (const isReplay of [false, true]) {
    const patched = await client.patch(`/cases/${opened.id}`, change, {
      idempotencyKey: keys[0] ?? '',
    });
    expect(patched.status).toBe(200);
    expect(patched.headers['idempotent-replayed'] === 'true').toBe(isReplay);
  }
  const wall = await client.post('/walls', {
    attorneyId: attorney.id,
    company: randomUUID(),
    reason: 'Conflict',
  });
  for (const isReplay of [false, true]) {
    const removed = await client.delete(`/walls/${wall.body.id}`, {
      idempotencyKey: keys[1] ?? '',
    });
    expect(removed.status).toBe(204);
    expect(removed.headers['idempotent-replayed'] === 'true').toBe(isReplay);
  }
});

test('a key that is empty, too long or not plain text is refused', async ({ client }) => {
  for (const idempotencyKey of ['', 'x'.repeat(256), 'clé']) {
    const reply = await client.post('/cases', aCase(), { idempotencyKey });
    expect(reply.status, idempotencyKey).toBe(400);
    expect(reply.body.errors[0]?.path).toBe('Idempotency-Key');
  }
  const longest = 'k'.repeat(255 - 36) + randomUUID();
  await addAttorney(client);
  expect((await client.post('/cases', aCase(), { idempotencyKey: longest })).status).toBe(201);
});
