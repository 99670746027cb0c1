import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { changeMember } from '@/lib/features/members';
import { expect, test } from './fixtures';
import { inspectAllLooks } from './fixtures/inspect';

test('an admin makes a key that is shown once, works, and stops on the request after it is revoked', async ({
  firm,
  page,
  context,
  request,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('admin');
  await page.goto('/settings/api-keys');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Intake system');
  await dialog.getByLabel('Write', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Make key' }).click();

  const key = await dialog.getByLabel('Key of Intake system').inputValue();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
  await inspectAllLooks(page);
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.getByText(key)).toHaveCount(0);

  const headers = { authorization: `Bearer ${key}` };
  expect((await request.get('/api/v1/cases', { headers })).status()).toBe(200);
  await page.reload();
  const row = page.getByRole('row', { name: /Intake system/ });
  await expect(row).toContainText(`eh_…${key.slice(-4)}`);
  await expect(row).not.toContainText('Never');

  await row.getByRole('button', { name: 'Revoke Intake system' }).click();
  await page.getByRole('button', { name: 'Revoke key' }).click();
  await expect(row).toContainText('Revoked');
  expect((await request.get('/api/v1/cases', { headers })).status()).toBe(401);

  const { firmId } = firm;
  const stored = await withWholeFirm(firmId, (tx) =>
    tx.apiKey.findFirst({ where: { firmId, name: 'Intake system' } }),
  );
  expect(JSON.stringify(stored)).not.toContain(key);
});

test('the person who is no admin any more is refused in an open form and at the page, both on record', async ({
  firm,
  page,
  signInAs,
}) => {
  const { firmId } = firm;
  const name = await signInAs('admin');
  await page.goto('/settings/api-keys');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Intake system');
  const { id, version } = await withWholeFirm(firmId, (tx) =>
    tx.member.findFirstOrThrow({ where: { firmId, name } }),
  );
  await changeMember(firm.actor, id, { version, role: 'manager' });
  await dialog.getByRole('button', { name: 'Make key' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Your role (manager) may not do this');
  await page.goto('/settings/api-keys');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('API keys');
  expect((await page.request.get(`/settings/imports/errors?file=${id}`)).status()).toBe(404);

  const refusals = async () => {
    const records = await withWholeFirm(firmId, (tx) =>
      tx.accessRecord.findMany({ where: { firmId, kind: 'refused', memberId: id } }),
    );
    // In any order: the page behind the dialog may be read anew before the refusal is written.
    return new Set(records.map(({ data }) => data));
  };
  const needs = { needs: 'api-keys.manage', has: 'manager' };
  await expect.poll(refusals).toEqual(
    new Set([
      { what: 'action', ...needs },
      { what: 'page', ...needs },
      { what: 'file', needs: 'imports.manage', has: 'manager' },
    ]),
  );
});
