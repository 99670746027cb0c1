import { ROLES } from '@/lib/platform/auth/permissions';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { openSessionFor } from '@/e2e/fixtures/session';
import { addAttorney, addColleague, buildFirm, openCase } from '@/tests/integration/build-firm';
import { expect, test } from './fixtures';

const MAY: readonly string[] = ['admin', 'manager'];
const FIGURE = 'figure=new&from=2020-01-01&to=2035-12-31';

test('only admins and managers take the cases away as a file, and each file is on record', async ({
  request,
}) => {
  const firm = await buildFirm();
  const { firmId } = firm;
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm, { client: { name: 'Wei Zhang' } });
  const members: Record<string, string> = {};
  for (const role of ROLES) {
    const { id, email } = await addColleague(firm, role);
    members[id] = role;
    const { name, value } = await openSessionFor(email, firmId);
    const headers = { cookie: `${name}=${value}` };
    const get = async (path: string) => {
      const response = await request.get(path, { headers, maxRedirects: 0 });
      return { status: response.status(), text: await response.text() };
    };
    const may = MAY.includes(role);
    const [list, file] = [await get('/cases'), await get('/cases/export')];
    expect(list.text, role).toContain('Wei Zhang');
    expect(list.text.includes('Export CSV'), role).toBe(may);
    expect(file.status, role).toBe(may ? 200 : 404);
    expect(file.text.includes('Wei Zhang'), role).toBe(may);
    const drill = await get(`/reports/cases/csv?${FIGURE}`);
    expect(drill.status === 200, role).toBe(may);
    expect(drill.text.includes('Wei Zhang'), role).toBe(may);
  }
  const records = await withWholeFirm(firmId, (tx) =>
    tx.accessRecord.findMany({ where: { firmId, kind: 'export' }, orderBy: { id: 'asc' } }),
  );
  const taken = records.map(({ memberId, data }) => [members[memberId ?? ''], data]);
  expect(taken).toEqual(
    MAY.flatMap((role) => [
      [role, { what: 'cases', format: 'csv' }],
      [role, expect.objectContaining({ what: 'figure-cases', format: 'csv' })],
    ]),
  );
});

const LISTS: Readonly<Record<string, readonly string[]>> = {
  '/attorneys/export': MAY,
  '/attorneys/absences/export': MAY,
  '/walls/export': MAY,
  '/members/export': ['admin'],
  '/attorneys/expertise/export': ROLES,
  '/heatmap/export': [...MAY, 'attorney'],
  '/settings/api-keys/export': ['admin'],
  '/settings/webhooks/export': ['admin'],
  '/submissions/export': MAY,
};

test('the other lists are files as well, for those who see them, and the whole firm for admins alone', async ({
  request,
  baseURL,
}) => {
  const firm = await buildFirm();
  const { firmId } = firm;
  await addAttorney(firm, { name: 'Ana Ruiz' });
  for (const role of ROLES) {
    const { email } = await addColleague(firm, role);
    const { name, value } = await openSessionFor(email, firmId);
    const headers = { cookie: `${name}=${value}` };
    for (const [path, may] of Object.entries(LISTS)) {
      const file = await request.get(path, { headers });
      expect(file.status(), `${role} ${path}`).toBe(may.includes(role) ? 200 : 404);
    }
    const post = (more: Record<string, string>) =>
      request.post('/settings/firm/export', { headers: { ...headers, ...more }, form: {} });
    const whole = await post({ origin: baseURL ?? '' });
    expect(whole.status(), role).toBe(role === 'admin' ? 200 : 404);
    if (role !== 'admin') continue;
    expect(whole.headers()['content-type']).toBe('application/zip');
    // The list of files that a zip ends with: the file came to its end.
    expect((await whole.body()).toString('latin1')).toContain('PK\u0005\u0006');
    expect((await post({ origin: 'https://elsewhere.example' })).status()).toBe(403);
    expect((await request.get('/settings/firm/export', { headers })).status()).toBe(405);
  }
  const roster = await withWholeFirm(firmId, (tx) =>
    tx.accessRecord.findMany({ where: { firmId, kind: 'export' }, orderBy: { id: 'asc' } }),
  );
  const what = roster.map(({ data }) => (data as { what: string }).what);
  expect(what.filter((name) => name === 'firm')).toEqual(['firm']);
  const names = ['attorneys', 'absences', 'walls', 'members', 'expertise', 'heatmap-weeks'];
  const more = ['api-keys', 'webhooks', 'submissions', 'firm'];
  expect(new Set(what)).toEqual(new Set([...names, ...more]));
});
