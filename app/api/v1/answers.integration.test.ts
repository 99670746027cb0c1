import { expect, test, vi } from 'vitest';
import { now } from '@/lib/platform/clock';
import { DAY_MS, dateIn } from '@/lib/shared/time';
import { findOperation, responseSchemaOf, type OpenApiDocument } from '@/tests/contract/document';
import { webhookConsumers } from '@/lib/features/webhooks';
import { deliverOutbox } from '@/lib/platform/outbox';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm } from '@/tests/integration/build-firm';
import { WebhookReceiver } from '@/tests/integration/webhook-receiver';
import { handleApiRequest, OPERATIONS } from './';
import { openApiDocument } from './openapi';

/*
 * Types forbid an answer to have less than its contract, not to have more: a service may return a
 * row with a column that no one meant to show. So every operation is called once, and its real
 * answer must have exactly the fields of the contract.
 */

type Body = Record<string, unknown> & {
  id: string;
  version: number;
  items: Body[];
  handoff: Body;
  cases: (Body & { caseId: string })[];
};

const document = openApiDocument() as unknown as OpenApiDocument;

const inDays = (days: number) => dateIn(new Date(now().getTime() + days * DAY_MS), 'UTC');
const inHours = (hours: number) => new Date(now().getTime() + hours * 3_600_000).toISOString();

/** A caller with a firm's key who reads each answer by its contract, and remembers what was called. */
class Reader {
  readonly called = new Set<string>();

  constructor(private readonly key: string) {}

  async call(method: string, path: string, body?: unknown): Promise<Body> {
    const label = `${method} ${path}`;
    const response = await handleApiRequest(
      new Request(`http://localhost/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    expect(response.status, `${label}: ${text}`).toBeLessThan(300);
    const answered: unknown = JSON.parse(text || 'null');
    const schema = responseSchemaOf(document, method, path, response.status);
    expect(schema?.safeParse(answered).error?.issues ?? [], label).toEqual([]);
    this.called.add(findOperation(document, method, path)?.operationId ?? label);
    return answered as Body;
  }

  get = (path: string) => this.call('GET', path);
  post = (path: string, body?: unknown) => this.call('POST', path, body);
}

/** A firm in UTC with three attorneys who know H-1B. */
async function newReader(): Promise<{ api: Reader; ana: string; ben: string; cy: string }> {
  const { apiKey } = await buildFirm([], { timeZone: 'UTC' });
  const api = new Reader(apiKey);
  const add = (name: string) =>
    api.post('/attorneys', {
      ...{ name, email: `${name}@example.com`, seniority: 'senior' },
      expertise: { 'H-1B': 3 },
    });
  const [ana, ben, cy] = [await add('Ana'), await add('Ben'), await add('Cy')];
  return { api, ana: ana.id, ben: ben.id, cy: cy.id };
}

function openCase(api: Reader, over: Record<string, unknown> = {}): Promise<Body> {
  const client = { name: 'Wei Zhang', email: 'wei@example.com', company: 'Acme' };
  return api.post('/cases', {
    client,
    visaType: 'H-1B',
    filingKind: 'cap',
    complexity: 5,
    ...over,
  });
}

/** A case that `ana` holds. */
async function caseOf(api: Reader, ana: string, over: Record<string, unknown> = {}): Promise<Body> {
  const opened = await openCase(api, over);
  const holder = opened['attorney'] as Body;
  if (holder.id !== ana) {
    await api.post(`/cases/${opened.id}/reassign`, { toAttorneyId: ana, reason: 'workload' });
  }
  return api.get(`/cases/${opened.id}`);
}

async function cases({ api, ana, ben }: Awaited<ReturnType<typeof newReader>>): Promise<void> {
  const { id } = await caseOf(api, ana, { deadline: inDays(90), notes: 'Notes', externalRef: 'A' });
  await api.get(`/cases/${id}/candidates`);
  const { version } = await api.get(`/cases/${id}`);
  await api.call('PATCH', `/cases/${id}`, { version, stage: 'drafting', notes: 'Called.' });
  await api.post(`/cases/${id}/notes`, { text: 'Wrote to her.' });
  expect((await api.get(`/cases/${id}/notes`)).items.length).toBe(3);
  const waiting = await openCase(api, { visaType: 'asylum', filingKind: null });
  expect((await api.get('/waiting')).items.length).toBe(1);
  await api.get(`/cases/${waiting.id}/candidates`);
  const override = { reason: 'Studies asylum law.' };
  await api.post(`/cases/${waiting.id}/assign`, { attorneyId: ben, override });
  await api.get('/cases?status=open&limit=1');
  const asked = await api.post(`/cases/${id}/record-changes`, { toAttorneyId: ana });
  for (const step of ['g28-signed', 'client-informed']) {
    await api.post(`/record-changes/${asked.id}/steps`, { step });
  }
  await api.post(`/record-changes/${asked.id}/complete`, {});
  const again = await api.post(`/cases/${id}/record-changes`, { toAttorneyId: ben });
  await api.post(`/record-changes/${again.id}/cancel`, { note: 'Not now.' });
  const like = await openCase(api, {
    otherParties: 'ZHANG, Wei; Cy Third',
    client: { name: 'Li Na' },
  });
  await api.get(`/cases/${like.id}/conflict`);
  const answer = { version: like.version, answer: 'clear', note: 'Another Wei Zhang.' };
  await api.post(`/cases/${like.id}/conflict`, answer);
  await api.get(`/cases/${id}/history`);
  await api.get(`/cases/${id}/report`);
}

async function roster({ api, ana, cy }: Awaited<ReturnType<typeof newReader>>): Promise<void> {
  const { version } = await api.get(`/attorneys/${cy}`);
  await api.call('PATCH', `/attorneys/${cy}`, { version, maxComplexity: 9, intakePerWeek: 20 });
  await api.get('/attorneys');
  await api.get(`/attorneys/${ana}/workload`);
  expect((await api.get(`/attorneys/${ana}/assignments`)).items.length).toBeGreaterThan(0);
  const wall = { attorneyId: ana, reason: 'Related.' };
  const { id } = await api.post('/walls', { ...wall, company: 'Acme' });
  expect((await api.get('/walls')).items.length).toBe(1);
  await api.call('DELETE', `/walls/${id}`);
}

async function clients({ api, ana }: Awaited<ReturnType<typeof newReader>>): Promise<void> {
  const one = await api.post('/clients', { name: 'Li Na', externalRef: 'A-1' });
  const other = await api.post('/clients', { name: 'Na Li', email: 'na@example.com' });
  const change = { version: other.version, relationshipAttorneyId: ana };
  await api.call('PATCH', `/clients/${other.id}`, change);
  await api.post(`/clients/${other.id}/merge`, { intoClientId: one.id });
  await api.get(`/clients/${other.id}`);
  await api.post(`/clients/${other.id}/undo-merge`);
  expect((await api.get('/clients')).items.length).toBeGreaterThan(1);
}

async function absences({ api, ana, ben }: Awaited<ReturnType<typeof newReader>>): Promise<void> {
  const held = await caseOf(api, ana, { deadline: inDays(2) });
  const path = `/attorneys/${ana}/absences`;
  const away = { startsOn: inDays(0), endsOn: inDays(4), kind: 'sick' };
  const { id } = await api.post(path, away);
  await api.call('PATCH', `${path}/${id}`, { endsOn: inDays(5), note: 'Longer.' });
  await api.post(`${path}/${id}/covers`, { covers: [{ caseId: held.id, attorneyId: ben }] });
  const [cover] = (await api.get(`${path}/${id}/covers`)).items;
  await api.post(`/covers/${cover?.id}/keep`);
  expect((await api.get(path)).items.length).toBe(1);
  await api.get(`/attorneys/${ana}/workload`);
  await api.call('DELETE', `${path}/${id}`);
}

async function rulesAndHandoffs({
  api,
  ana,
  ben,
}: Awaited<ReturnType<typeof newReader>>): Promise<void> {
  const { version } = await api.get('/rules');
  const thresholds = [{ fromComplexity: 8, minLevel: 3 }];
  const published = { version, thresholds, handoffNeedsAcceptance: true };
  const { version: base } = await api.call('PUT', '/rules', published);
  expect((await api.get('/rules/versions')).items.length).toBe(2);
  for (const answer of ['accept', 'decline', 'withdraw']) {
    const held = await openCase(api);
    const { id } = held;
    const toAttorneyId = (held['attorney'] as Body).id === ana ? ben : ana;
    const asked = await api.post(`/cases/${id}/reassign`, { toAttorneyId, reason: 'expertise' });
    await api.post(`/handoffs/${asked.handoff.id}/${answer}`, { note: 'Answered.' });
  }
  const plan = { version: base, effectiveAt: inHours(48), leaveLeadDays: 3 };
  const first = await api.post('/rules/schedules', plan);
  const changed = { version: first.version, effectiveAt: inHours(72) };
  await api.call('PATCH', `/rules/schedules/${first.id}`, changed);
  await api.post(`/rules/schedules/${first.id}/cancel`, {});
  const second = await api.post('/rules/schedules', plan);
  await api.post(`/rules/schedules/${second.id}/publish`, {});
  expect((await api.get('/rules/schedules')).items.length).toBe(2);
}

async function reportsAndDeparture({
  api,
  ana,
  ben,
}: Awaited<ReturnType<typeof newReader>>): Promise<void> {
  await api.get('/reports/workload-distribution');
  await api.get(`/reports/assignments?month=${inDays(0).slice(0, 7)}`);
  await api.get('/reports/reassignments');
  const proposed = await api.post(`/attorneys/${ana}/departure-plan`);
  expect(proposed.cases.length).toBeGreaterThan(0);
  const moves = proposed.cases.map(({ caseId, version }) => ({ caseId, version, attorneyId: ben }));
  await api.post(`/attorneys/${ana}/departure-plan/run`, { moves: moves.slice(0, 1) });
}

async function webhooks({ api }: Awaited<ReturnType<typeof newReader>>): Promise<void> {
  vi.stubEnv('EVENHAND_OUTBOUND_LOOPBACK', 'allow');
  const receiver = await WebhookReceiver.start();
  const added = await api.post('/webhooks', { url: receiver.url, kinds: ['case.opened'] });
  vi.unstubAllEnvs();
  await receiver.stop();
  expect(added['secret']).toMatch(/^whsec_/);
  const path = `/webhooks/${added.id}`;
  const description = 'Case system';
  const changed = await api.call('PATCH', path, { version: added.version, description });
  expect(changed).not.toHaveProperty('secret');
  expect((await api.get('/webhooks')).items.length).toBe(1);
  // Nothing listens there any more: the attempt is in the log.
  await openCase(api);
  const [firmId = ''] = (
    await asOwner<{ firm: string }>('SELECT firm_id AS firm FROM webhook_endpoints WHERE id = $1', [
      added.id,
    ])
  ).map(({ firm }) => firm);
  for (const consumer of await webhookConsumers(firmId)) await deliverOutbox(firmId, consumer);
  const [delivery] = (await api.get(`${path}/deliveries?failedOnly=true`)).items;
  await api.post(`${path}/deliveries/${delivery?.id}/resend`);
  await api.call('DELETE', path);
}

test('every operation answers with exactly the fields of its contract', async () => {
  const firm = await newReader();
  await cases(firm);
  await roster(firm);
  await clients(firm);
  await absences(firm);
  await webhooks(firm);
  await reportsAndDeparture(firm);
  await rulesAndHandoffs(firm);
  const forgotten = OPERATIONS.filter(({ id }) => !firm.api.called.has(id)).map(({ id }) => id);
  expect(forgotten).toEqual([]);
});
