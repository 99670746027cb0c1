import { dateIn } from '@/lib/shared/time';
import { addAttorney, anAttorney, changeRules, dayFromToday, openCase } from './builders';
import { expect, test } from './fixtures';

test('an attorney is created, read and changed as sent', async ({ client }) => {
  const body = anAttorney({ timeZone: 'America/Chicago', maxComplexity: 9, intakePerWeek: 5 });
  const created = await client.post('/attorneys', body);
  expect(created.status).toBe(201);
  expect(created.headers['location']).toBe(`/api/v1/attorneys/${created.body.id}`);
  expect(created.body).toMatchObject({ ...body, active: true, activeCases: 0, utilization: 0 });
  const changed = await client.patch(`/attorneys/${created.body.id}`, {
    capacity: 5,
    expertise: { 'H-1B': 0, TN: 1 },
    maxComplexity: null,
  });
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({ capacity: 5, maxComplexity: null });
  expect(changed.body.expertise).toEqual({ 'O-1A': 2, TN: 1 });
  expect((await client.get(`/attorneys/${created.body.id}`)).body).toEqual(changed.body);
  const stale = await client.patch(`/attorneys/${created.body.id}`, {
    capacity: 6,
    version: created.body.version,
  });
  expect(stale.status).toBe(409);
});

test('an absence keeps new cases away until it is cancelled', async ({ newcomer }) => {
  const attorney = await addAttorney(newcomer);
  const path = `/attorneys/${attorney.id}/absences`;
  const absence = await newcomer.post(path, {
    startsOn: dayFromToday(-1),
    endsOn: dayFromToday(5),
    kind: 'vacation',
    note: 'Back on Monday',
  });
  expect(absence.status).toBe(201);
  expect(absence.headers['location']).toBe(`/api/v1${path}/${absence.body.id}`);
  const opened = await openCase(newcomer);
  expect(opened.status).toBe('waiting');
  const { body: workload } = await newcomer.get(`/attorneys/${attorney.id}/workload`);
  expect(workload).toMatchObject({ canTakeMore: false, why: ['absent'] });
  expect(workload.absences).toHaveLength(1);
  expect((await newcomer.get(path)).body.items).toHaveLength(1);
  expect((await newcomer.delete(`${path}/${absence.body.id}`)).status).toBe(204);
  expect((await newcomer.get(`/cases/${opened.id}`)).body.status).toBe('assigned');
});

test('an absence that ends before it begins is refused', async ({ client }) => {
  const attorney = await addAttorney(client);
  const path = `/attorneys/${attorney.id}/absences`;
  const reply = await client.post(path, {
    startsOn: dayFromToday(5),
    endsOn: dayFromToday(4),
    kind: 'sick',
  });
  expect(reply.status).toBe(400);
  expect((await client.get(path)).body.items).toHaveLength(0);
});

test("an attorney's absences are not found under another attorney", async ({ client }) => {
  const [one, two] = [await addAttorney(client), await addAttorney(client)];
  const { body } = await client.post(`/attorneys/${one.id}/absences`, {
    startsOn: dayFromToday(5),
    endsOn: dayFromToday(6),
    kind: 'court',
  });
  const wrong = await client.delete(`/attorneys/${two.id}/absences/${body.id}`);
  expect(wrong.status).toBe(404);
  expect((await client.get(`/attorneys/${one.id}/absences`)).body.items).toHaveLength(1);
});

test('the workload says what is carried and why no more fits', async ({ newcomer }) => {
  const attorney = await addAttorney(newcomer, { capacity: 1 });
  await openCase(newcomer, { complexity: 5 });
  const { body } = await newcomer.get(`/attorneys/${attorney.id}/workload`);
  expect(body).toMatchObject({
    attorney: { id: attorney.id },
    activeCases: 1,
    openCases: 1,
    capacity: 1,
    loadPoints: 100,
    utilization: 1,
    canTakeMore: false,
    why: ['at-capacity'],
    byStage: { intake: 1 },
    byVisaType: { 'H-1B': 1 },
  });
  expect(body.lastAssignedAt).toBeTruthy();
});

test('the rules that are read can be published as they are', async ({ newcomer }) => {
  const { body: rules } = await newcomer.get('/rules');
  expect(rules).toMatchObject({ version: 1, strategy: 'balanced', minExpertise: 1 });
  const published = await newcomer.put('/rules', rules);
  expect(published.status).toBe(200);
  expect(published.body).toEqual({ ...rules, version: 2 });
  const stale = await newcomer.put('/rules', rules);
  expect(stale.status).toBe(409);
  expect(stale.body.code).toBe('stale-version');
  const { body: versions } = await newcomer.get('/rules/versions');
  expect(versions.items.map(({ version }) => version)).toEqual([2, 1]);
});

test('rules can wait for their time, move, go and come early', async ({ newcomer }) => {
  const { body: rules } = await newcomer.get('/rules');
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const draft = { version: rules.version, strategy: 'round-robin', effectiveAt: inHours(24) };
  const scheduled = await newcomer.post('/rules/schedules', draft);
  expect(scheduled.status).toBe(201);
  expect(scheduled.body).toMatchObject({ status: 'scheduled', version: 1 });
  const second = await newcomer.post('/rules/schedules', draft);
  expect([second.status, second.body.code]).toEqual([409, 'conflict']);
  const path = `/rules/schedules/${scheduled.body.id}`;
  const moved = await newcomer.patch(path, { version: 1, effectiveAt: inHours(48) });
  expect(moved.body.version).toBe(2);
  const past = await newcomer.patch(path, { version: 2, effectiveAt: inHours(-1) });
  expect([past.status, past.body.errors[0]?.path]).toEqual([400, 'effectiveAt']);
  expect((await newcomer.post(`${path}/cancel`, { version: 2 })).body.status).toBe('cancelled');
  const again = await newcomer.post('/rules/schedules', draft);
  const early = await newcomer.post(`/rules/schedules/${again.body.id}/publish`);
  expect(early.body).toMatchObject({ version: 2, strategy: 'round-robin' });
  const { body: all } = await newcomer.get('/rules/schedules');
  expect(all.items.map(({ status }) => status)).toEqual(['published', 'cancelled']);
});

test('published rules decide the next case', async ({ newcomer }) => {
  const junior = await addAttorney(newcomer, { expertise: { 'H-1B': 1 } });
  const expert = await addAttorney(newcomer, { expertise: { 'H-1B': 3 } });
  await changeRules(newcomer, { strategy: 'expertise-first' });
  const first = await openCase(newcomer);
  expect(first.attorney.id).toBe(expert.id);
  expect(first.decision).toMatchObject({ strategy: 'expertise-first', ruleSetVersion: 2 });
  await changeRules(newcomer, { strategy: 'workload-based' });
  const second = await openCase(newcomer, { client: { name: 'Somebody Else' } });
  expect(second.attorney.id).toBe(junior.id);
});

test('wrong rules are refused by name and publish nothing', async ({ newcomer }) => {
  const wrong: [string, Record<string, unknown>][] = [
    ['version', {}],
    ['strategy', { version: 1, strategy: 'luck' }],
    [
      'thresholds.0.fromComplexity',
      { version: 1, thresholds: [{ fromComplexity: 0, minLevel: 1 }] },
    ],
    [
      'stageWeights.intake.weight',
      { version: 1, stageWeights: { intake: { counts: true, weight: -1 } } },
    ],
    ['luck', { version: 1, luck: 7 }],
  ];
  for (const [field, body] of wrong) {
    const reply = await newcomer.put('/rules', body);
    expect(reply.status, field).toBe(400);
    expect(reply.body.errors.map(({ path }) => path)).toContain(field);
  }
  expect((await newcomer.get('/rules')).body.version).toBe(1);
});

test('the three reports agree with what was done', async ({ newcomer }) => {
  const one = await addAttorney(newcomer, { name: 'Ana Ruiz' });
  const opened = await openCase(newcomer);
  const two = await addAttorney(newcomer, { name: 'Bo Li' });
  await openCase(newcomer, { client: { name: 'Somebody Else' } });
  await newcomer.post(`/cases/${opened.id}/reassign`, {
    toAttorneyId: two.id,
    reason: 'expertise',
  });

  const { body: load } = await newcomer.get('/reports/workload-distribution');
  expect(load.firm).toMatchObject({ attorneys: 2, activeCases: 2 });
  expect(load.attorneys.map(({ attorney }) => attorney.id)).toEqual([one.id, two.id]);

  const { body: month } = await newcomer.get(
    // The firm's own month, which begins later than that of UTC.
    `/reports/assignments?month=${dateIn(new Date(), 'America/New_York').slice(0, 7)}`,
  );
  expect(month.totals).toMatchObject({ newByRules: 2, newByHand: 0, handedIn: 1, handedOut: 1 });
  const sum = month.rows.reduce((total, { newByRules }) => total + newByRules, 0);
  expect(sum).toBe(2);

  const { body: moves } = await newcomer.get('/reports/reassignments');
  expect(moves.handoffs).toBe(1);
  expect(moves.matrix).toMatchObject([{ from: { id: one.id }, to: { id: two.id }, handoffs: 1 }]);
  expect(moves.reasons).toMatchObject([{ reason: 'expertise', handoffs: 1 }]);
});
