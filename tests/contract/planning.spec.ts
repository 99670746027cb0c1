import { addAttorney, dayFromToday, openCase } from './builders';
import { expect, test } from './fixtures';

test('a case that is due during an absence is covered and kept on request', async ({
  newcomer,
}) => {
  const away = await addAttorney(newcomer, { name: 'Ana Ruiz' });
  const opened = await openCase(newcomer, { deadline: dayFromToday(3) });
  const cover = await addAttorney(newcomer, { name: 'Bo Li' });
  const path = `/attorneys/${away.id}/absences`;
  const { body: absence } = await newcomer.post(path, {
    startsOn: dayFromToday(-1),
    endsOn: dayFromToday(1),
    kind: 'sick',
  });
  expect(absence.affectedCases).toEqual([]);
  const longer = await newcomer.patch(`${path}/${absence.id}`, {
    endsOn: dayFromToday(5),
    version: absence.version,
  });
  expect(longer.status).toBe(200);
  expect(longer.body.affectedCases).toMatchObject([
    { caseId: opened.id, proposedCover: { id: cover.id } },
  ]);
  const stale = await newcomer.patch(`${path}/${absence.id}`, { kind: 'other', version: 1 });
  expect(stale.body.code).toBe('stale-version');
  const planned = await newcomer.post(`${path}/${absence.id}/covers`, {
    covers: [{ caseId: opened.id, attorneyId: cover.id }],
  });
  expect(planned.status).toBe(200);
  expect(planned.body.items).toMatchObject([{ status: 'active', toAttorney: { id: cover.id } }]);
  expect((await newcomer.get(`/cases/${opened.id}`)).body.attorney.id).toBe(cover.id);
  const [begun] = (await newcomer.get(`${path}/${absence.id}/covers`)).body.items;
  const kept = await newcomer.post(`/covers/${begun?.id}/keep`);
  expect(kept.body).toMatchObject({ status: 'kept', endReason: 'kept-by-choice' });
  expect((await newcomer.delete(`${path}/${absence.id}`)).status).toBe(204);
  expect((await newcomer.get(`/cases/${opened.id}`)).body.attorney.id).toBe(cover.id);
});

test('a covered case returns when the absence ends', async ({ newcomer }) => {
  const away = await addAttorney(newcomer, { name: 'Ana Ruiz' });
  const opened = await openCase(newcomer, { deadline: dayFromToday(3) });
  const cover = await addAttorney(newcomer, { name: 'Bo Li' });
  const path = `/attorneys/${away.id}/absences`;
  const { body: absence } = await newcomer.post(path, {
    startsOn: dayFromToday(-1),
    endsOn: dayFromToday(5),
    kind: 'sick',
  });
  await newcomer.post(`${path}/${absence.id}/covers`, {
    covers: [{ caseId: opened.id, attorneyId: cover.id }],
  });
  expect((await newcomer.delete(`${path}/${absence.id}`)).status).toBe(204);
  expect((await newcomer.get(`/cases/${opened.id}`)).body.attorney.id).toBe(away.id);
});

test('a departure moves what was reviewed and says what stayed', async ({ newcomer }) => {
  const leaver = await addAttorney(newcomer, { name: 'Ana Ruiz' });
  await openCase(newcomer);
  const changed = await openCase(newcomer, { client: { name: 'Somebody Else' } });
  const heir = await addAttorney(newcomer, { name: 'Bo Li' });
  const path = `/attorneys/${leaver.id}/departure-plan`;
  const { body: proposal } = await newcomer.post(path);
  expect(proposal.cases).toHaveLength(2);
  await newcomer.patch(`/cases/${changed.id}`, { version: changed.version, priority: 'urgent' });
  const moves = proposal.cases.map(({ caseId, version, proposedAttorney }) => ({
    caseId,
    version,
    attorneyId: proposedAttorney.id,
  }));
  const plan = await newcomer.post(`${path}/run`, { moves, deactivate: true });
  expect(plan.status).toBe(200);
  expect(plan.body).toMatchObject({ status: 'done', moved: 1, total: 2 });
  expect(plan.body.moves.map(({ caseId, status }) => [caseId === changed.id, status])).toEqual(
    expect.arrayContaining([
      [true, 'stale'],
      [false, 'moved'],
    ]),
  );
  expect((await newcomer.get(`/attorneys/${heir.id}`)).body).toMatchObject({ activeCases: 1 });
  expect((await newcomer.get(`/attorneys/${leaver.id}`)).body).toMatchObject({ active: false });
});
