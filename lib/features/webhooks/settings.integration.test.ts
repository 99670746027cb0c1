import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { addWall } from '@/lib/features/walls';
import { deliverOutbox } from '@/lib/platform/outbox';
import { MAX_ENDPOINTS, MAX_TESTS_PER_MINUTE } from '@/lib/contracts/webhook-codes';
import { asOwner } from '@/tests/integration/as-owner';
import { at } from '@/tests/integration/build-firm';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { WebhookReceiver } from '@/tests/integration/webhook-receiver';
import {
  addWebhook,
  changeWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  resendDelivery,
  rotateSecret,
  testWebhook,
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

const kinds = ['case.opened' as const];
const wanted = () => ({ url: receiver.url, description: 'Case system', kinds });
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function deliver({ firmId }: Pick<TestFirm, 'firmId'>): Promise<void> {
  for (const consumer of await webhookConsumers(firmId)) await deliverOutbox(firmId, consumer);
}

describe('an endpoint', () => {
  it('is added with a secret that is in no table', async () => {
    const { admin, firmId } = await newFirm();
    const { secret, ...added } = await addWebhook(admin, wanted());
    expect(added).toMatchObject({ state: 'on', target: 'webhook', kinds, version: 1 });
    expect((await listWebhooks(admin)).items).toEqual([added]);
    const rows = await asOwner('SELECT * FROM webhook_endpoints WHERE firm_id = $1', [firmId]);
    expect(JSON.stringify(rows)).not.toContain(secret?.slice('whsec_'.length));
  });

  it.each([
    'https://127.0.0.1.nip.io.test/',
    'http://example.com/',
    'https://10.0.0.1/',
    'https://user:secret@example.com/',
    'https://example.com:22/',
    'no address',
  ])('is not added at an address that is never called: %s', async (url) => {
    const { admin } = await newFirm();
    const refused = { code: 'validation-failed', fields: [{ path: 'url' }] };
    await expect(addWebhook(admin, { ...wanted(), url })).rejects.toMatchObject(refused);
    const added = await addWebhook(admin, wanted());
    const change = changeWebhook(admin, added.id, { version: 1, url });
    await expect(change).rejects.toMatchObject(refused);
  });

  it('is one at its address, and one of no more than the firm may have', async () => {
    const { admin } = await newFirm();
    for (let n = 0; n < MAX_ENDPOINTS; n += 1) {
      await addWebhook(admin, { ...wanted(), url: `${receiver.url}/${n}` });
    }
    const again = addWebhook(admin, { ...wanted(), url: `${receiver.url}/1` });
    await expect(again).rejects.toMatchObject({ fields: [{ path: 'url' }] });
    await expect(addWebhook(admin, wanted())).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is changed from the version that was seen, and its address stands in no event', async () => {
    const { admin, firmId } = await newFirm();
    const { id } = await addWebhook(admin, wanted());
    const url = 'https://hooks.slack.com/services/T000/B000/secret';
    const changed = await changeWebhook(admin, id, { version: 1, url, description: 'Channel' });
    expect(changed).toMatchObject({ url, description: 'Channel', kinds, version: 2 });
    await expect(changeWebhook(admin, id, { version: 1, url })).rejects.toMatchObject({
      code: 'stale-version',
    });
    // The same again is no change.
    expect(await changeWebhook(admin, id, { version: 2, url })).toMatchObject({ version: 2 });
    const trail = await asOwner(
      `SELECT e.kind, e.data, t.words FROM events e
         LEFT JOIN event_texts t ON t.firm_id = e.firm_id AND t.id = e.id
        WHERE e.firm_id = $1 AND e.kind LIKE 'webhook-%' ORDER BY e.seq`,
      [firmId],
    );
    expect(trail).toMatchObject([
      { kind: 'webhook-added' },
      { kind: 'webhook-changed', words: { host: [expect.any(String), 'hooks.slack.com'] } },
    ]);
    expect(JSON.stringify(trail)).not.toContain('services');
  });

  it('with another secret is signed by both for a day', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const first = await addWebhook(firm.admin, wanted());
    const asked = { webhookId: first.id, version: 1 };
    const second = await rotateSecret(firm.admin, asked);
    await expect(rotateSecret(firm.admin, asked)).rejects.toMatchObject({ code: 'stale-version' });
    expect(second.formerSecretUntil).not.toBeNull();
    await firm.addCase();
    await deliver(firm);
    const [{ body, headers } = { body: '', headers: {} }] = receiver.received;
    for (const { secret } of [first, second]) {
      expect(new Webhook(secret ?? '').verify(body, headers)).toMatchObject({ type: kinds[0] });
    }
    await at(later(25), async () => {
      expect(await getWebhook(firm.admin, first.id)).toMatchObject({ formerSecretUntil: null });
      await firm.addCase();
      await deliver(firm);
    });
    expect(receiver.received[1]?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  });

  it('that is a chat has no secret', async () => {
    const { admin } = await newFirm();
    const { id, secret } = await addWebhook(admin, { ...wanted(), target: 'slack' });
    expect(secret).toBeNull();
    const rotate = rotateSecret(admin, { webhookId: id, version: 1 });
    await expect(rotate).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is removed with its log and all that waits for it', async () => {
    receiver.reply = () => ({ status: 500 });
    const firm = await newFirm();
    await firm.addAttorney();
    const { id } = await addWebhook(firm.admin, wanted());
    await firm.addCase();
    await deliver(firm);
    expect(await removeWebhook(firm.admin, id)).toBe('Case system');
    const left = await asOwner<{ count: number }>(
      `SELECT ((SELECT count(*) FROM webhook_deliveries WHERE firm_id = $1)
             + (SELECT count(*) FROM outbox_failures WHERE firm_id = $1 AND consumer LIKE 'webhook:%')
             + (SELECT count(*) FROM outbox_cursors WHERE firm_id = $1 AND consumer LIKE 'webhook:%'))::int
             AS count`,
      [firm.firmId],
    );
    expect(left).toEqual([{ count: 0 }]);
    await expect(removeWebhook(firm.admin, id)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a test', () => {
  it('arrives at once, also where the endpoint is paused, and says what came back', async () => {
    const { admin } = await newFirm();
    const { id, secret } = await addWebhook(admin, wanted());
    await changeWebhook(admin, id, { version: 1, active: false });
    expect(await testWebhook(admin, id)).toMatchObject({ delivered: true, status: 204 });
    const [{ body, headers } = { body: '', headers: {} }] = receiver.received;
    expect(new Webhook(secret ?? '').verify(body, headers)).toMatchObject({
      type: 'endpoint.test',
      data: { endpointId: id },
    });
    receiver.reply = () => ({ status: 500, body: 'a\u0000b' });
    expect(await testWebhook(admin, id)).toMatchObject({ delivered: false, status: 500 });
    const { items } = await listDeliveries(admin, id);
    expect(items).toMatchObject([
      { status: 500, answer: 'a\ufffdb', canResend: false },
      { status: 204, canResend: false },
    ]);
    const resend = resendDelivery(admin, items[0]?.id ?? '');
    await expect(resend).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is refused after some within a minute', async () => {
    const { admin } = await newFirm();
    const { id } = await addWebhook(admin, wanted());
    for (let n = 0; n < MAX_TESTS_PER_MINUTE; n += 1) await testWebhook(admin, id);
    await expect(testWebhook(admin, id)).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(receiver.received).toHaveLength(MAX_TESTS_PER_MINUTE);
  });

  it('is refused after some that are still on their way', async () => {
    const { admin } = await newFirm();
    const { id } = await addWebhook(admin, wanted());
    const many = Array.from({ length: 2 * MAX_TESTS_PER_MINUTE }, () => testWebhook(admin, id));
    const refused = (await Promise.allSettled(many)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(MAX_TESTS_PER_MINUTE);
    expect(receiver.received).toHaveLength(MAX_TESTS_PER_MINUTE);
  });
});

describe('the log of deliveries', () => {
  it('has request and answer, pages, and sends one again under its first id', async () => {
    receiver.reply = (count) => ({ status: count === 1 ? 503 : 200, body: `No. ${count}` });
    const firm = await newFirm();
    await firm.addAttorney();
    const { id } = await addWebhook(firm.admin, wanted());
    await firm.addCase();
    await deliver(firm);
    const [failed] = (await listDeliveries(firm.admin, id, { failedOnly: true })).items;
    expect(failed).toMatchObject({ delivered: false, status: 503, answer: 'No. 1' });
    expect(failed?.request).toBe(receiver.received[0]?.body);
    await resendDelivery(firm.admin, failed?.id ?? '');
    await deliver(firm);
    // What has arrived can be sent again as well.
    const [arrived] = (await listDeliveries(firm.admin, id)).items;
    expect(arrived).toMatchObject({ delivered: true, answer: 'No. 2' });
    await resendDelivery(firm.admin, arrived?.id ?? '', id);
    await deliver(firm);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(receiver.received).toHaveLength(3);
    const first = await listDeliveries(firm.admin, id, { limit: 2 });
    const second = await listDeliveries(firm.admin, id, { cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ answer }) => answer)).toEqual([
      ...['No. 3', 'No. 2', 'No. 1'],
    ]);
  });

  it('hides from an admin behind a wall what was told before it was raised', async () => {
    const firm = await newFirm();
    const attorney = await firm.addAttorney();
    const { id } = await addWebhook(firm.admin, wanted());
    const { client } = await firm.addCase();
    await deliver(firm);
    const [delivery] = (await listDeliveries(firm.admin, id)).items;
    const wall = { attorneyId: attorney.id, clientId: client.id, reason: 'Kin.' };
    await addWall(firm.admin, wall);
    const walled = firm.as('admin', attorney.id);
    expect((await listDeliveries(walled, id)).items).toEqual([]);
    const resend = resendDelivery(walled, delivery?.id ?? '');
    await expect(resend).rejects.toMatchObject({ code: 'not-found' });
    // Another admin may, and still nothing behind a wall leaves.
    await resendDelivery(firm.admin, delivery?.id ?? '');
    await deliver(firm);
    expect(receiver.received).toHaveLength(1);
  });

  it('of another firm is not there, nor its endpoints, and neither is for anyone but admins', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const { id: webhookId } = await addWebhook(firm.admin, wanted());
    await firm.addCase();
    await deliver(firm);
    const [delivery] = (await listDeliveries(firm.admin, webhookId)).items;
    const acts = (actor: TestFirm['admin']) => [
      () => getWebhook(actor, webhookId),
      () => changeWebhook(actor, webhookId, { version: 1, active: false }),
      () => rotateSecret(actor, { webhookId, version: 1 }),
      () => testWebhook(actor, webhookId),
      () => listDeliveries(actor, webhookId),
      () => resendDelivery(actor, delivery?.id ?? ''),
      () => removeWebhook(actor, webhookId),
    ];
    for (const act of acts((await newFirm()).admin)) {
      await expect(act()).rejects.toMatchObject({ code: 'not-found' });
    }
    const manager = firm.as('manager');
    const own = [() => addWebhook(manager, wanted()), () => listWebhooks(manager)];
    for (const act of [...acts(manager), ...own]) {
      await expect(act()).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect((await listWebhooks((await newFirm()).admin)).items).toEqual([]);
  });
});
