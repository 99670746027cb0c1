import { addAttorney, anAttorney, changeRules, dayFromToday, openCase } from './builders';
import { expect, test } from './fixtures';

test('a new case is given to an eligible attorney at once, with every candidate explained', async ({
  newcomer,
}) => {
  const expert = await addAttorney(newcomer, { name: 'Ana Ruiz' });
  const client = await addAttorney(newcomer, { name: 'Bo Li', expertise: { asylum: 3 } });
  const reply = await newcomer.post('/cases', {
    client: { name: 'Wei Zhang', email: 'wei@example.com', company: 'Acme' },
    visaType: 'H-1B',
    complexity: 6,
    priority: 'urgent',
    deadline: dayFromToday(90),
    externalRef: 'F-1',
    notes: 'Premium processing',
  });
  expect(reply.status).toBe(201);
  expect(reply.headers['location']).toBe(`/api/v1/cases/${reply.body.id}`);
  expect(reply.body).toMatchObject({
    status: 'assigned',
    stage: 'intake',
    visaType: 'H-1B',
    complexity: 6,
    priority: 'urgent',
    client: { name: 'Wei Zhang' },
    attorney: { id: expert.id, name: 'Ana Ruiz' },
    decision: { outcome: 'assigned', ruleSetVersion: 1 },
  });
  const { candidates } = reply.body.decision;
  expect(candidates).toHaveLength(2);
  expect(candidates[0]).toMatchObject({ attorneyId: expert.id, eligible: true, rank: 1 });
  expect(candidates[1]).toMatchObject({ attorneyId: client.id, eligible: false, rank: null });
  expect(candidates[1]?.exclusions[0]?.code).toBe('no-expertise');
  expect((await newcomer.get(`/cases/${reply.body.id}`)).body.version).toBe(reply.body.version);
});

test('a case no one can take waits with reasons, and is given away when capacity frees', async ({
  newcomer,
}) => {
  const attorney = await addAttorney(newcomer, { capacity: 1 });
  const first = await openCase(newcomer);
  const second = await openCase(newcomer, { client: { name: 'שרה כהן 🙂' } });
  expect(second).toMatchObject({ status: 'waiting', attorney: null });
  expect(second.client.name).toBe('שרה כהן 🙂');
  const { body: line } = await newcomer.get('/waiting');
  expect(line.items).toHaveLength(1);
  expect(line.items[0]).toMatchObject({
    position: 1,
    case: { id: second.id },
    reasons: [{ attorneyId: attorney.id, exclusions: ['at-capacity'] }],
  });
  const closed = await newcomer.patch(`/cases/${first.id}`, {
    version: first.version,
    stage: 'closed',
  });
  expect(closed.body).toMatchObject({ status: 'closed', stage: 'closed' });
  const { body: now } = await newcomer.get(`/cases/${second.id}`);
  expect(now).toMatchObject({ status: 'assigned', attorney: { id: attorney.id } });
  expect((await newcomer.get('/waiting')).body.items).toHaveLength(0);
});

test('asking for candidates ranks everyone and writes nothing', async ({ newcomer }) => {
  await addAttorney(newcomer);
  const opened = await openCase(newcomer);
  const before = await newcomer.get(`/cases/${opened.id}/history`);
  const { status, body } = await newcomer.get(`/cases/${opened.id}/candidates`);
  expect(status).toBe(200);
  expect(body.candidates).toHaveLength(1);
  expect((await newcomer.get(`/cases/${opened.id}/history`)).body.items).toHaveLength(
    before.body.items.length,
  );
});

test('a case that waits can be assigned by hand, with a reason where a rule is overridden', async ({
  newcomer,
}) => {
  const attorney = await addAttorney(newcomer, { expertise: { asylum: 2 } });
  const waiting = await openCase(newcomer);
  const assign = `/cases/${waiting.id}/assign`;
  const refused = await newcomer.post(assign, { attorneyId: attorney.id });
  expect(refused.status).toBe(422);
  expect(refused.body.code).toBe('no-expertise');
  const again = await newcomer.post(assign, {});
  expect(again.body).toMatchObject({ status: 'waiting', decision: { outcome: 'waiting' } });
  const done = await newcomer.post(assign, {
    attorneyId: attorney.id,
    override: { reason: 'Supervised by a partner' },
  });
  expect(done.status).toBe(200);
  expect(done.body).toMatchObject({ status: 'assigned', attorney: { id: attorney.id } });
  expect(done.body.decision).toMatchObject({
    outcome: 'manual',
    override: { reason: 'Supervised by a partner', exclusions: ['no-expertise'] },
  });
});

test('an ethical wall holds even against an override', async ({ newcomer }) => {
  const attorney = await addAttorney(newcomer);
  const wall = await newcomer.post('/walls', {
    attorneyId: attorney.id,
    company: '  ACME ',
    reason: 'Former employer',
  });
  expect(wall.status).toBe(201);
  const opened = await openCase(newcomer);
  expect(opened.status).toBe('waiting');
  const forced = await newcomer.post(`/cases/${opened.id}/assign`, {
    attorneyId: attorney.id,
    override: { reason: 'Please' },
  });
  expect(forced.status).toBe(422);
  expect(forced.body.code).toBe('ethical-wall');
  expect((await newcomer.get('/walls')).body.items).toHaveLength(1);
  expect((await newcomer.delete(`/walls/${wall.body.id}`)).status).toBe(204);
  expect((await newcomer.get('/walls')).body.items).toHaveLength(0);
  expect((await newcomer.get(`/cases/${opened.id}`)).body.status).toBe('assigned');
});

test('a handoff moves the case and stays on record with the days held', async ({ newcomer }) => {
  const from = await addAttorney(newcomer, { name: 'Ana Ruiz' });
  const opened = await openCase(newcomer);
  const alone = await newcomer.post(`/cases/${opened.id}/reassign`, { reason: 'workload' });
  expect(alone.status).toBe(422);
  expect((await newcomer.get(`/cases/${opened.id}`)).body.attorney.id).toBe(from.id);

  const to = await addAttorney(newcomer, { name: 'Bo Li' });
  const done = await newcomer.post(`/cases/${opened.id}/reassign`, {
    toAttorneyId: to.id,
    reason: 'workload',
    note: 'Trial next week',
    version: opened.version,
  });
  expect(done.status).toBe(200);
  expect(done.body.case.attorney).toEqual({ id: to.id, name: 'Bo Li' });
  expect(done.body.assignment).toMatchObject({
    fromAttorneyId: from.id,
    toAttorneyId: to.id,
    reason: 'workload',
  });
  const again = await newcomer.post(`/cases/${opened.id}/reassign`, {
    toAttorneyId: to.id,
    reason: 'other',
  });
  expect(again.status).toBe(422);
  const stale = await newcomer.post(`/cases/${opened.id}/reassign`, {
    toAttorneyId: from.id,
    reason: 'other',
    version: opened.version,
  });
  expect(stale.status).toBe(409);
  expect(stale.body.code).toBe('stale-version');

  const { body: history } = await newcomer.get(`/cases/${opened.id}/history`);
  const kinds = history.items.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'assignment')).toHaveLength(2);
  expect(kinds.filter((kind) => kind === 'handoff')).toHaveLength(1);
  const times = history.items.map(({ at }) => Date.parse(at));
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const { body: report } = await newcomer.get(`/cases/${opened.id}/report`);
  expect(report.holders.map(({ attorney }) => attorney.id)).toEqual([from.id, to.id]);
  const { body: held } = await newcomer.get(`/attorneys/${from.id}/assignments`);
  expect(held.items).toHaveLength(1);
});

test('where the firm asks for acceptance, a handoff waits for its answer', async ({ newcomer }) => {
  await addAttorney(newcomer, { name: 'Ana Ruiz' });
  const opened = await openCase(newcomer);
  const to = await addAttorney(newcomer, { name: 'Bo Li' });
  await changeRules(newcomer, { handoffNeedsAcceptance: true });
  const ask = () =>
    newcomer.post(`/cases/${opened.id}/reassign`, { toAttorneyId: to.id, reason: 'expertise' });
  for (const answer of ['decline', 'withdraw']) {
    const asked = await ask();
    expect(asked.status).toBe(202);
    expect(asked.body.handoff.status).toBe('pending');
    expect((await ask()).status).toBe(422);
    const answered = await newcomer.post(`/handoffs/${asked.body.handoff.id}/${answer}`, {
      note: 'No room',
    });
    expect(answered.status).toBe(200);
    expect((await newcomer.get(`/cases/${opened.id}`)).body.attorney.name).toBe('Ana Ruiz');
  }
  const asked = await ask();
  const accepted = await newcomer.post(`/handoffs/${asked.body.handoff.id}/accept`);
  expect(accepted.status).toBe(200);
  expect((await newcomer.get(`/cases/${opened.id}`)).body.attorney.id).toBe(to.id);
  const twice = await newcomer.post(`/handoffs/${asked.body.handoff.id}/accept`);
  expect(twice.status).toBe(422);
  expect(twice.body.code).toBe('handoff-not-pending');
});

test('a change from a stale version is refused and changes nothing', async ({ client }) => {
  await addAttorney(client);
  const opened = await openCase(client);
  const path = `/cases/${opened.id}`;
  const changed = await client.patch(path, {
    version: opened.version,
    complexity: 9,
    deadline: dayFromToday(30),
    stage: 'drafting',
  });
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({ complexity: 9, stage: 'drafting' });
  expect(changed.body.version).toBeGreaterThan(opened.version);
  const stale = await client.patch(path, { version: opened.version, complexity: 1 });
  expect(stale.status).toBe(409);
  expect(stale.body.code).toBe('stale-version');
  expect((await client.get(path)).body).toEqual(changed.body);
});

test('lists are walked page by page, each item once, and filters narrow them', async ({
  newcomer,
}) => {
  for (let count = 0; count < 3; count += 1) await newcomer.post('/attorneys', anAttorney());
  const opened = [await openCase(newcomer), await openCase(newcomer), await openCase(newcomer)];
  await newcomer.patch(`/cases/${opened[0]?.id}`, { version: opened[0]?.version, stage: 'closed' });
  for (const path of ['/cases', '/attorneys']) {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await newcomer.get(`${path}?limit=1${query}`);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size, path).toBe(3);
    expect(seen, path).toHaveLength(3);
  }
  const count = async (filter: string) =>
    (await newcomer.get(`/cases?${filter}`)).body.items.length;
  expect(await count('status=closed')).toBe(1);
  expect(await count('status=assigned&stage=intake')).toBe(2);
  expect(await count('visaType=asylum')).toBe(0);
  expect(await count('q=zhang')).toBe(3);
  expect(await count('q=%25')).toBe(0);
  expect(await count(`openedFrom=${dayFromToday(2)}`)).toBe(0);
  expect(await count(`attorneyId=${opened[1]?.attorney.id}`)).toBeGreaterThan(0);
});

test('the attorney of record changes by a checklist, and a handoff says what to weigh', async ({
  newcomer,
}) => {
  const ana = await addAttorney(newcomer);
  const ben = await addAttorney(newcomer);
  const opened = await openCase(newcomer);
  const toAttorneyId = opened.attorney.id === ana.id ? ben.id : ana.id;
  const moved = await newcomer.post(`/cases/${opened.id}/reassign`, {
    toAttorneyId,
    reason: 'workload',
    moveRecord: true,
  });
  expect(moved.status).toBe(200);
  const { body: history } = await newcomer.get(`/cases/${opened.id}/history`);
  const change = history.items.find(({ kind }) => kind === 'record-change');
  expect(change?.status).toBe('open');
  const path = `/record-changes/${change?.id}`;
  const early = await newcomer.post(`${path}/complete`);
  expect([early.status, early.body.code]).toEqual([409, 'conflict']);
  for (const step of ['g28-signed', 'client-informed']) {
    expect((await newcomer.post(`${path}/steps`, { step })).status).toBe(200);
  }
  expect((await newcomer.post(`${path}/complete`)).body.status).toBe('completed');
  const again = await newcomer.post(`/cases/${opened.id}/record-changes`, {
    toAttorneyId: opened.attorney.id,
  });
  expect([again.status, again.body.status]).toEqual([201, 'open']);
  const cancelled = await newcomer.post(`/record-changes/${again.body.id}/cancel`);
  expect(cancelled.body.status).toBe('cancelled');
  expect((await newcomer.get(`/cases/${opened.id}/candidates`)).status).toBe(200);
  expect((await newcomer.get(`/cases/${opened.id}/report`)).status).toBe(200);
});
