import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { addWall, removeWall } from '@/lib/features/walls';
import { createClient, mergeClients } from '@/lib/features/clients';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { deliverOutbox } from '@/lib/platform/outbox';
import type { AddWebhookInput } from '@/lib/contracts/webhook';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  addColleague,
  at,
  buildFirm,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { WebhookReceiver } from '@/tests/integration/webhook-receiver';
import { attempt } from './attempt';
import { keepAttempt } from './keep-attempt';
import {
  addWebhook,
  changeWebhook,
  getWebhook,
  listDeliveries,
  rotateSecret,
  webhookConsumers,
} from './index';

beforeAll(() => {
  vi.stubEnv('EVENHAND_OUTBOUND_LOOPBACK', 'allow');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

let receiver: WebhookReceiver;
beforeEach(async () => {
  receiver = await WebhookReceiver.start();
});
afterEach(async () => {
  await receiver.stop();
});

const START = Date.now();
const hours = (count: number) => new Date(START + count * 3_600_000).toISOString();

/** A firm of which the receiver is told what it wants. */
async function toldFirm(change: Partial<AddWebhookInput> = {}) {
  const firm = await buildFirm([{ name: 'Ana', capacity: 100 }]);
  const wanted = { url: receiver.url, description: 'Case system', kinds: ['case.opened' as const] };
  const endpoint = await addWebhook(firm.actor, { ...wanted, ...change });
  const deliver = (inHours = 0) =>
    at(hours(inHours), async () => {
      for (const consumer of await webhookConsumers(firm.firmId)) {
        await deliverOutbox(firm.firmId, consumer);
      }
    });
  return { firm, endpoint, deliver };
}

interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const told = (): Told[] => receiver.received.map(({ body }) => JSON.parse(body) as Told);
const ids = () => receiver.received.map(({ headers }) => headers['webhook-id']);
const casesTold = () => told().map(({ data }) => data.caseId);

async function openCases(firm: BuiltFirm, count: number): Promise<string[]> {
  const opened: string[] = [];
  for (let n = 0; n < count; n += 1) opened.push((await openCase(firm)).id);
  return opened;
}

const failures = ({ firmId }: BuiltFirm) =>
  asOwner<{ attempts: number; next: Date | null; error: string }>(
    `SELECT attempts, next_attempt_at AS next, error FROM outbox_failures
      WHERE firm_id = $1 AND consumer LIKE 'webhook:%' ORDER BY seq`,
    [firmId],
  );

const warnings = ({ firmId }: BuiltFirm) =>
  asOwner<{ member: string; facts: object }>(
    `SELECT member_id AS member, facts FROM notifications
      WHERE firm_id = $1 AND kind = 'webhook-stopped'`,
    [firmId],
  );

const rowOf = ({ firmId }: BuiltFirm, id: string) =>
  withWholeFirm(firmId, (tx) =>
    tx.webhookEndpoint.findUniqueOrThrow({ where: { firmId_id: { firmId, id } } }),
  );

describe('what another system is told', () => {
  it('is signed after the standard, and has ids, codes and numbers and no word that anyone typed', async () => {
    const { firm, endpoint, deliver } = await toldFirm({
      ...{ kinds: ['case.opened', 'case.assigned'], inOrder: true },
    });
    const client = { name: 'Mika Aalto', email: 'mika@example.com', company: 'Hushco' };
    const opened = await openCase(firm, { client, notes: 'She is afraid.' });
    await deliver();
    expect(told()).toMatchObject([
      { type: 'case.opened', data: { caseId: opened.id, caseNumber: opened.number } },
      { type: 'case.assigned', data: { attorneyId: firm.ids.Ana, startReason: 'rules' } },
    ]);
    for (const { headers, body } of receiver.received) {
      const webhook = new Webhook(endpoint.secret ?? '');
      // The clock of the tests is that of the library.
      expect(webhook.verify(body, headers)).toEqual(JSON.parse(body));
      expect(headers['content-type']).toBe('application/json');
      expect(body).not.toMatch(/Mika|Aalto|mika@|Hushco|afraid|Ana|Case system/);
      expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    }
    expect(new Set(ids()).size).toBe(2);
    const { items } = await listDeliveries(firm.actor, endpoint.id);
    for (const { headers, request } of items) {
      expect(new Webhook(endpoint.secret ?? '').verify(request, headers)).toEqual(
        JSON.parse(request),
      );
    }
  });

  it('is nothing of work that was rolled back', async () => {
    const { firm, deliver } = await toldFirm();
    const failing = withWholeFirm(
      firm.firmId,
      async () => {
        await openCase(firm);
        throw new Error('no');
      },
      { lock: true },
    );
    await expect(failing).rejects.toThrow('no');
    await deliver();
    expect(receiver.received).toEqual([]);
  });

  it('is nothing about a client or a company behind a wall to anyone, until the wall is gone', async () => {
    const { firm, deliver } = await toldFirm({ kinds: ['case.opened', 'client.added'] });
    const walled = await addAttorney(firm, { name: 'Walled', active: false });
    const wall = { attorneyId: walled.id, reason: 'Represented the other side' };
    const { client } = await openCase(firm, { client: { name: 'Helga Hush' } });
    const own = await addWall(firm.actor, { ...wall, clientId: client.id });
    await addWall(firm.actor, { ...wall, company: 'Hushco' });
    await openCase(firm, { client: { name: 'Anyone', company: 'HUSHCO' } });
    await createClient(firm.actor, { name: 'Another', company: 'hushco' });
    const open = await openCase(firm);
    await deliver();
    expect(casesTold()).toEqual([open.id]);
    await removeWall(firm.actor, own.id);
    const { id } = await openCase(firm, { client: { name: 'Helga Hush', email: 'h@example.com' } });
    await deliver();
    expect(casesTold()).toEqual([open.id, id]);
  });

  it('is nothing about a client who was merged meanwhile into one behind a wall', async () => {
    const { firm, deliver } = await toldFirm({ kinds: ['client.added'] });
    const walled = await addAttorney(firm, { name: 'Walled', active: false });
    const into = await createClient(firm.actor, { name: 'Helga Hush' });
    await deliver();
    const told = receiver.received.length;
    const from = await createClient(firm.actor, { name: 'H. Hush' });
    await mergeClients(firm.actor, from.id, { intoClientId: into.id });
    const reason = 'Represented the other side';
    await addWall(firm.actor, { attorneyId: walled.id, reason, clientId: into.id });
    await deliver();
    expect(receiver.received).toHaveLength(told);
  });

  it('comes to a chat as a card with the number of the case and no name', async () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://cases.firm.example');
    const kinds = ['case.assigned' as const];
    const { firm, deliver } = await toldFirm({ target: 'teams', kinds });
    const url = `${receiver.url}/slack`;
    await addWebhook(firm.actor, { target: 'slack', url, description: 'Channel', kinds });
    const opened = await openCase(firm, { client: { name: 'Mika Aalto' } });
    await deliver();
    vi.stubEnv('NEXTAUTH_URL', undefined);
    const sentence = `Case ${opened.number} was assigned.`;
    const link = `https://cases.firm.example/cases/${opened.id}`;
    const bodies = receiver.received.map(({ body }) => body);
    const teams = bodies.find((body) => body.includes('AdaptiveCard')) ?? '{}';
    expect(JSON.parse(teams)).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            body: [{ type: 'TextBlock', text: sentence }, {}],
            actions: [{ type: 'Action.OpenUrl', url: link }],
          },
        },
      ],
    });
    const slack = bodies.find((body) => body !== teams) ?? '{}';
    expect(JSON.parse(slack)).toMatchObject({
      text: sentence,
      blocks: [{ type: 'section', text: { type: 'plain_text', text: sentence } }, {}],
    });
    expect(slack).toContain(`<${link}|Open the case>`);
    expect(bodies.join('')).not.toMatch(/Mika|Ana/);
    expect(ids()).toEqual([undefined, undefined]);
  });
});

describe('an endpoint that fails', () => {
  it('three times in ten misses nothing, is told nothing else, and knows repetitions by their id', async () => {
    receiver.reply = (count) => ({ status: (count * 7) % 10 < 3 ? 503 : 204 });
    const { firm, deliver } = await toldFirm();
    const opened = await openCases(firm, 30);
    for (const inHours of [0, 1, 3, 7, 13, 20, 27]) await deliver(inHours);
    expect(receiver.received.length).toBeGreaterThan(30);
    expect(new Set(casesTold())).toEqual(new Set(opened));
    expect(new Set(ids()).size).toBe(30);
    expect(await failures(firm)).toEqual([]);
  });

  it('gets what came later only after what came before, where order was promised', async () => {
    receiver.reply = (count) => ({ status: count === 2 || count === 3 ? 500 : 204 });
    const { firm, deliver } = await toldFirm({ inOrder: true });
    const [first, second, third] = await openCases(firm, 3);
    for (const inHours of [0, 1, 2]) await deliver(inHours);
    expect(casesTold()).toEqual([first, second, second, second, third]);
  });

  it('that answers 410 is ended: it is told nothing more, and the admins hear of it', async () => {
    receiver.reply = () => ({ status: 410 });
    const { firm, endpoint, deliver } = await toldFirm({ inOrder: true });
    const admin = await addColleague(firm, 'admin');
    const manager = await addColleague(firm, 'manager');
    const opened = await openCases(firm, 3);
    for (const inHours of [0, 1, 24]) await deliver(inHours);
    expect(receiver.received).toHaveLength(1);
    const ended = await getWebhook(firm.actor, endpoint.id);
    expect(ended.state).toBe('ended');
    const notes = await warnings(firm);
    const members = notes.map(({ member }) => member);
    expect(members).toContain(admin.id);
    expect(members).not.toContain(manager.id);
    expect(notes[0]?.facts).toMatchObject({ endpoint: 'Case system', state: 'ended' });
    // Started again, it is told what it had missed.
    receiver.reply = () => ({ status: 204 });
    await at(hours(30), () =>
      changeWebhook(firm.actor, endpoint.id, { version: ended.version, active: true }),
    );
    await deliver(30);
    expect(casesTold().slice(1)).toEqual(opened);
    expect(await failures(firm)).toEqual([]);
  });

  it('and is started again gets what had not arrived in its order, and only then what is new', async () => {
    receiver.reply = (count) => ({ status: count === 1 ? 410 : count < 4 ? 500 : 204 });
    const { firm, endpoint, deliver } = await toldFirm({ inOrder: true });
    const missed = await openCases(firm, 4);
    await deliver();
    const { version } = await getWebhook(firm.actor, endpoint.id);
    await at(hours(1), () => changeWebhook(firm.actor, endpoint.id, { version, active: true }));
    await deliver(1);
    const later = await openCases(firm, 2);
    // The first fails twice more; nothing overtakes it.
    for (const inHours of [1, 2, 3]) await deliver(inHours);
    const [first, ...others] = missed;
    expect(casesTold()).toEqual([first, first, first, first, ...others, ...later]);
    expect(await failures(firm)).toEqual([]);
  });

  it('is left alone for as long as it asks, with everything else that is for it', async () => {
    receiver.reply = (count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '7200' } } : { status: 204 };
    const { firm, deliver } = await toldFirm({ inOrder: true });
    const [first, second] = await openCases(firm, 2);
    for (const inHours of [0, 1, 1.9]) await deliver(inHours);
    expect(casesTold()).toEqual([first]);
    await deliver(2.1);
    expect(casesTold()).toEqual([first, first, second]);
  });

  it('by not answering at all is asked by a few for all that waits, and gets everything once it does', async () => {
    receiver.reply = () => 'hangs-up';
    const { firm, endpoint, deliver } = await toldFirm();
    const opened = await openCases(firm, 12);
    await deliver();
    const { items } = await listDeliveries(firm.actor, endpoint.id);
    expect(items.length).toBeLessThan(8);
    expect(items[0]).toMatchObject({ status: null, error: 'It broke the connection off.' });
    receiver.reply = () => ({ status: 204 });
    const before = receiver.received.length;
    for (const inHours of [1, 2]) await deliver(inHours);
    expect(new Set(casesTold().slice(before))).toEqual(new Set(opened));
    expect(await failures(firm)).toEqual([]);
  });

  it('for three days is disabled, is told nothing more, and goes on where it stood', async () => {
    receiver.reply = () => ({ status: 500, body: 'Sorry.' });
    const { firm, endpoint, deliver } = await toldFirm();
    const [first] = await openCases(firm, 1);
    await deliver();
    await deliver(71);
    expect(await getWebhook(firm.actor, endpoint.id)).toMatchObject({ state: 'on' });
    await deliver(73);
    const tried = receiver.received.length;
    const disabled = await getWebhook(firm.actor, endpoint.id);
    expect(disabled).toMatchObject({ state: 'disabled', lastDeliveredAt: null });
    expect(await warnings(firm)).toMatchObject([{ facts: { state: 'disabled' } }]);
    const [second] = await openCases(firm, 1);
    await deliver(100);
    expect(receiver.received).toHaveLength(tried);
    expect(await failures(firm)).toMatchObject([{ next: null, error: 'It answered 500.' }]);
    receiver.reply = () => ({ status: 204 });
    await at(hours(100), () =>
      changeWebhook(firm.actor, endpoint.id, { version: disabled.version, active: true }),
    );
    await deliver(100);
    expect(casesTold().slice(tried).sort()).toEqual([first, second].sort());
  });

  it('by leading elsewhere is not followed, and says so in its log', async () => {
    const elsewhere = await WebhookReceiver.start();
    receiver.reply = () => ({ status: 307, headers: { location: elsewhere.url }, body: 'There.' });
    const { firm, endpoint, deliver } = await toldFirm();
    await openCases(firm, 1);
    await deliver();
    expect(elsewhere.received).toEqual([]);
    await elsewhere.stop();
    const { items } = await listDeliveries(firm.actor, endpoint.id);
    expect(items).toMatchObject(
      [{ delivered: false, status: 307, answer: 'There.', error: /redirect \(307\)/ }].map(
        (item) => ({ ...item, error: expect.stringMatching(item.error) as string }),
      ),
    );
  });

  it('by answering too slowly has failed', async () => {
    receiver.reply = () => null;
    const { firm, endpoint } = await toldFirm();
    const row = await rowOf(firm, endpoint.id);
    const message = { id: 'msg_1', type: 'case.opened', timestamp: hours(0), data: {} };
    const { delivered, status, error } = await attempt(row, message, AbortSignal.timeout(50));
    expect({ delivered, status }).toEqual({ delivered: false, status: null });
    expect(error).toBe('It did not answer in full within 15 seconds.');
  });

  it('by having lost its secret is told at once when it has a new one', async () => {
    const { firm, endpoint, deliver } = await toldFirm();
    const opened = await openCases(firm, 1);
    const secret = process.env.NEXTAUTH_SECRET;
    vi.stubEnv('NEXTAUTH_SECRET', 'another secret of the installation, long enough');
    for (const inHours of [0, 2]) await deliver(inHours);
    const { version } = await getWebhook(firm.actor, endpoint.id);
    const rotated = await at(hours(2), () =>
      rotateSecret(firm.actor, { webhookId: endpoint.id, version }),
    );
    expect(rotated.failingSince).toBeNull();
    await deliver(2);
    vi.stubEnv('NEXTAUTH_SECRET', secret);
    expect(casesTold()).toEqual(opened);
  });

  it('by having lost its secret is in the log with the remedy, and is disabled after three days', async () => {
    const { firm, endpoint, deliver } = await toldFirm();
    await openCases(firm, 1);
    const secret = process.env.NEXTAUTH_SECRET;
    vi.stubEnv('NEXTAUTH_SECRET', 'another secret of the installation, long enough');
    for (const inHours of [0, 73]) await deliver(inHours);
    expect(receiver.received).toEqual([]);
    const { items } = await listDeliveries(firm.actor, endpoint.id);
    expect(items).toMatchObject(
      [1, 2].map(() => ({
        ...{ delivered: false, status: null, request: '', headers: {} },
        error: expect.stringContaining('Rotate the endpoint’s secret') as string,
      })),
    );
    expect(await getWebhook(firm.actor, endpoint.id)).toMatchObject({ state: 'disabled' });
    expect(await warnings(firm)).toMatchObject([{ facts: { state: 'disabled' } }]);
    vi.stubEnv('NEXTAUTH_SECRET', secret);
  });
});

describe('a message of 20 kB', () => {
  /** A message whose body has that many bytes. */
  const longMessage = (bytes: number) => {
    const message = { id: 'msg_1', type: 'case.opened', timestamp: hours(0), data: { more: '' } };
    const { id: _, ...sent } = message;
    const more = 'x'.repeat(bytes - JSON.stringify(sent).length);
    return { ...message, data: { more } };
  };

  it('is not sent, is in the log, and is not held against the endpoint', async () => {
    const { firm, endpoint } = await toldFirm();
    const { id: caseId } = await openCase(firm);
    const row = await rowOf(firm, endpoint.id);
    const one = await attempt(row, longMessage(20_000));
    expect(one).toMatchObject({ delivered: false, undeliverable: true, body: '' });
    expect(receiver.received).toEqual([]);
    const [event] = await asOwner<{ id: string }>(
      'SELECT id FROM events WHERE firm_id = $1 AND case_id = $2 LIMIT 1',
      [firm.firmId, caseId],
    );
    expect(await keepAttempt(row, event?.id ?? '', one)).toBeNull();
    const { items } = await listDeliveries(firm.actor, endpoint.id);
    expect(items).toMatchObject([
      { error: 'What there is to tell is longer than receivers take.' },
    ]);
    expect(await getWebhook(firm.actor, endpoint.id)).toMatchObject({ failingSince: null });
    expect(await attempt(row, longMessage(19_999))).toMatchObject({ delivered: true });
  });
});

describe('a paused endpoint', () => {
  it('is told nothing, and what has happened when it is started again', async () => {
    const { firm, endpoint, deliver } = await toldFirm();
    const { version } = endpoint;
    const paused = await changeWebhook(firm.actor, endpoint.id, { version, active: false });
    const opened = await openCases(firm, 2);
    await deliver();
    expect(receiver.received).toEqual([]);
    await changeWebhook(firm.actor, endpoint.id, { version: paused.version, active: true });
    await deliver();
    expect(new Set(casesTold())).toEqual(new Set(opened));
  });

  it('for long is told the last seven days, and what is older is named as not sent, also when it is stopped once more', async () => {
    const { firm, endpoint, deliver } = await toldFirm();
    const change = async (inHours: number, active: boolean) => {
      const { version } = await getWebhook(firm.actor, endpoint.id);
      await at(hours(inHours), () => changeWebhook(firm.actor, endpoint.id, { version, active }));
    };
    await change(0, false);
    const old = await openCases(firm, 2);
    const recent = await at(hours(24 * 5), () => openCases(firm, 1));
    await change(24 * 10, true);
    await deliver(24 * 10);
    await change(24 * 10, false);
    await change(24 * 10, true);
    await deliver(24 * 10);
    expect(casesTold()).toEqual(recent);
    expect(await failures(firm)).toEqual(
      old.map(() => ({
        attempts: 0,
        next: null,
        error: expect.stringMatching(/^Not sent/) as string,
      })),
    );
  });

  it('plans no attempt either for what was on its way when it was paused', async () => {
    const { firm, endpoint, deliver } = await toldFirm();
    const opened = await openCases(firm, 2);
    const [consumer] = await webhookConsumers(firm.firmId);
    if (!consumer) throw new Error('Nothing is told.');
    let { version } = endpoint;
    const pausedMeanwhile = async () => {
      if (version === endpoint.version) {
        ({ version } = await changeWebhook(firm.actor, endpoint.id, { version, active: false }));
      }
      throw new Error('It answered 500.');
    };
    await deliverOutbox(firm.firmId, { ...consumer, ordered: true, handle: pausedMeanwhile });
    expect(await failures(firm)).toMatchObject([{ next: null, error: 'It answered 500.' }]);
    await changeWebhook(firm.actor, endpoint.id, { version, active: true });
    await deliver(1);
    expect(new Set(casesTold())).toEqual(new Set(opened));
  });
});

describe('an address that is corrected', () => {
  it('is told at once what waited for the former one to answer', async () => {
    receiver.reply = () => 'hangs-up';
    const { firm, endpoint, deliver } = await toldFirm({ inOrder: true });
    const opened = await openCases(firm, 2);
    for (const inHours of [0, 1]) await deliver(inHours);
    receiver.reply = () => ({ status: 204 });
    const before = receiver.received.length;
    const url = `${receiver.url}/corrected`;
    await at(hours(1.1), async () => {
      const change = { version: endpoint.version, url };
      const changed = await changeWebhook(firm.actor, endpoint.id, change);
      expect(changed).toMatchObject({ failingSince: null });
    });
    await deliver(1.1);
    expect(casesTold().slice(before)).toEqual(opened);
  });
});
