import { Webhook } from 'standardwebhooks';
import { openCase } from '@/tests/integration/build-firm';
import { WebhookReceiver } from '@/tests/integration/webhook-receiver';
import { expect, test } from './fixtures';
import { inspectAllLooks } from './fixtures/inspect';

test('a developer is told of a case, checks the signature with the public library and has what failed sent again', async ({
  firm,
  page,
  signInAs,
}) => {
  const receiver = await WebhookReceiver.start();
  let isBroken = true;
  receiver.reply = () =>
    isBroken ? { status: 503, body: 'Down for a moment.' } : { status: 200, body: 'Thanks.' };
  await signInAs('admin');
  await page.goto('/settings/webhooks');
  await page.getByRole('button', { name: 'Add an endpoint' }).click();
  const dialog = page.getByRole('dialog');
  await inspectAllLooks(page);
  await dialog.getByLabel('Description').fill('Case system');
  await dialog.getByLabel('Address').fill('https://10.0.0.1/');
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  const refused = dialog.locator('[data-field="url"]');
  await expect(refused).toContainText('does not lead to a public address');
  await dialog.getByLabel('Address').fill(receiver.url);
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  const secret = await dialog.getByLabel('Signing secret').inputValue();
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.getByText(secret)).toHaveCount(0);

  const opened = await openCase(firm);
  const came = () => receiver.received.length;
  await expect.poll(came).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Case system' }).click();
  const failed = page.getByRole('row', { name: /A case waits/ }).filter({ hasText: '503' });
  await expect(failed).toBeVisible();
  await inspectAllLooks(page);
  // What was sent and answered is for developers, and opened by them.
  await failed.getByText('Show').click();
  await expect(failed.getByLabel('Answer')).toHaveText('Down for a moment.');

  isBroken = false;
  const before = came();
  await failed.getByRole('button', { name: /^Send again/ }).click();
  await expect.poll(came).toBeGreaterThan(before);
  const last = receiver.received.at(-1);
  const message = new Webhook(secret).verify(last?.body ?? '', last?.headers ?? {});
  expect(message).toMatchObject({ type: 'case.waits', data: { caseId: opened.id } });
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  await page.reload();
  await expect(page.getByRole('row', { name: /A case waits/ }).first()).toContainText('Arrived');
  await receiver.stop();
});
