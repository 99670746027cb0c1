import { beforeEach, expect, it, vi } from 'vitest';
import { makeApiKey } from '@/lib/features/api-keys';
import { addWebhook } from '@/lib/features/webhooks';
import { loadViewer, type Viewer } from '@/lib/platform/auth/load-viewer';
import type { Role } from '@/lib/platform/auth/permissions';
import { findUserByEmail, openSession } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { DAY_MS } from '@/lib/shared/time';
import {
  addAttorney,
  addColleague,
  buildFirm,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { leaveSubmission } from '@/tests/integration/submissions';
import { GET as exportExpertise } from './attorneys/expertise/export/route';
import { GET as exportHeatmap } from './heatmap/export/route';
import { GET as exportApiKeys } from './settings/api-keys/export/route';
import { GET as exportWebhooks } from './settings/webhooks/export/route';
import { GET as exportSubmissions } from './submissions/export/route';

const signedIn = vi.hoisted((): { viewer: Viewer | null } => ({ viewer: null }));
vi.mock('@/lib/platform/auth/viewer', () => ({
  findViewer: () => Promise.resolve(signedIn.viewer),
}));
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }));

let firm: BuiltFirm;
beforeEach(async () => {
  firm = await buildFirm();
  await signIn('admin');
});

async function signIn(role: Role): Promise<void> {
  const { firmId } = firm;
  const { email } = await addColleague(firm, role);
  const user = await findUserByEmail(email);
  const id = newId();
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + DAY_MS);
  await openSession({ id, userId: user?.id ?? '', firmId, createdAt, expiresAt });
  signedIn.viewer = await loadViewer(id);
}

/** The file's lines without the byte order mark, the headings first. */
async function linesOf(answer: Promise<Response>): Promise<string[]> {
  const response = await answer;
  expect(response.status).toBe(200);
  return (await response.text()).split('\r\n').slice(0, -1);
}

const heatmap = (query = '') =>
  linesOf(exportHeatmap(new Request(`http://localhost/heatmap/export${query}`)));

async function namesOnRecord(): Promise<string[]> {
  const { firmId } = firm;
  const records = await withWholeFirm(firmId, (tx) =>
    tx.accessRecord.findMany({ where: { firmId, kind: 'export' }, orderBy: { id: 'asc' } }),
  );
  return records.map(({ data }) => (data as { what: string }).what);
}

it('expertise is a file with everyone on the roster and a column for each visa type', async () => {
  await addAttorney(firm, { name: '=Ana Ruiz', expertise: { 'H-1B': 3, TN: 1 } });
  const [head = '', line = '', ...more] = await linesOf(exportExpertise());
  expect(more).toEqual([]);
  const cells = line.split(',');
  expect(cells.slice(0, 3)).toEqual(["'=Ana Ruiz", 'Senior', 'new cases']);
  const levelOf = (type: string) => cells[head.split(',').indexOf(type)];
  expect([levelOf('H-1B'), levelOf('TN'), levelOf('E-2')]).toEqual(['3', '1', '0']);
  expect(await namesOnRecord()).toEqual(['expertise']);
});

it('the heatmap is a file by week or by visa type', async () => {
  await addAttorney(firm, { name: 'Ana Ruiz', capacity: 4, expertise: { 'H-1B': 2 } });
  await openCase(firm);
  const [, ...weeks] = await heatmap();
  expect(weeks).toHaveLength(13);
  expect(weeks.filter((line) => line.endsWith(',now,1,25,0'))).toHaveLength(1);
  expect(weeks.filter((line) => line.includes(',expected,'))).toHaveLength(4);
  const [head, ...types] = await heatmap('?view=visa-types');
  expect(head).toContain('Attorney,Seniority,Capacity,Visa type,Level,Open cases,Load points');
  expect(types).toEqual([expect.stringMatching(/^Ana Ruiz,Senior,4,H-1B,2,1,\d+$/)]);
  expect(await namesOnRecord()).toEqual(['heatmap-weeks', 'heatmap-visa-types']);
});

it('API keys are a file that has none of them in full', async () => {
  const { actor } = firm;
  const { apiKey } = await makeApiKey(actor, {
    ...{ name: 'Intake system', scopes: ['write'], validFor: '90' },
  });
  const lines = await linesOf(exportApiKeys());
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^Intake system,eh_.*,Write,active,/);
  expect(lines.join()).not.toContain(apiKey);
  expect(await namesOnRecord()).toEqual(['api-keys']);
});

it('webhooks are a file without secrets and without the address of a chat', async () => {
  vi.stubEnv('EVENHAND_OUTBOUND_LOOPBACK', 'allow');
  const kinds = ['case.opened', 'case.assigned'] as const;
  const added = { url: 'http://127.0.0.1:9/hooks', kinds: [...kinds] };
  const { secret } = await addWebhook(firm.actor, { ...added, description: 'Case system' });
  await addWebhook(firm.actor, {
    ...added,
    url: 'http://127.0.0.1:9/room/that-opens',
    description: 'Channel',
    target: 'slack',
  });
  vi.unstubAllEnvs();
  const [, chat = '', system = ''] = await linesOf(exportWebhooks());
  expect(system).toContain('Case system,Webhook,http://127.0.0.1:9/hooks,');
  expect(system).toContain(',case.opened case.assigned,On,');
  expect(system).not.toContain(secret);
  expect(chat).toContain('Channel,Slack,http://127.0.0.1:9/…,');
  expect(chat).not.toContain('that-opens');
  expect(await namesOnRecord()).toEqual(['webhooks']);
});

it('new clients are a file for who may take the list of clients away, and no other', async () => {
  await leaveSubmission(firm.firmId, { name: '+Luz' });
  const [, ...lines] = await linesOf(exportSubmissions());
  expect(lines).toEqual([expect.stringMatching(/^'\+Luz,.*,Waits,,,$/)]);
  await signIn('intake');
  expect((await exportSubmissions()).status).toBe(404);
  expect(await namesOnRecord()).toEqual(['submissions']);
});
