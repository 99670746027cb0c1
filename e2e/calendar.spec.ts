import { listAbsences } from '@/lib/features/absences';
import { addDays, dateIn } from '@/lib/shared/time';
import { calendarOf } from '@/tests/integration/calendars';
import { addAttorney, expect, openCase, test } from './fixtures';
import { inspectAllLooks } from './fixtures/inspect';

test('an attorney takes leave from a calendar file once they have seen it, and has their deadlines in a calendar until they revoke it', async ({
  firm,
  page,
  context,
  request,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const day = (offset: number) => addDays(dateIn(new Date(), ana.timeZone), offset);
  const { number } = await openCase(firm, { client: { name: 'Wei Zhang' }, deadline: day(12) });
  const calendar = calendarOf(
    { uid: 'rome', startsOn: day(10), endsOn: day(14), title: 'Rome' },
    { uid: 'far', startsOn: '2099-01-01', endsOn: '2099-01-02', title: 'Retired' },
  );
  await signInAs('attorney', ana);
  await page.goto(`/attorneys/${ana.id}`);
  await page.getByRole('button', { name: /^From a file: absences of Ana Ruiz/ }).click();
  const dialog = page.getByRole('dialog');
  const send = async (text: string) => {
    const buffer = Buffer.from(text);
    const file = { name: 'away.ics', mimeType: 'text/calendar', buffer };
    await dialog.getByLabel('Calendar file').setInputFiles(file);
    await dialog.getByRole('button', { name: 'Read the file' }).click();
  };
  await send('Dear diary');
  await expect(dialog.getByRole('alert')).toContainText('This is no calendar');
  await send(calendar);
  const found = dialog.getByRole('list', { name: 'Absences in the calendar' });
  await expect(found.getByRole('listitem').filter({ hasText: 'Rome' })).toContainText('New');
  await expect(found).toContainText('Check the year.');
  await inspectAllLooks(page);
  await dialog.getByRole('button', { name: 'Record 1 absence' }).click();
  await expect(page.getByText('1 absence recorded. 1 active case with deadlines')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  const { items } = await listAbsences(firm.actor, { attorneyId: ana.id });
  expect(items).toMatchObject([{ startsOn: day(10), endsOn: day(14), kind: 'vacation' }]);

  await page.goto('/account');
  await page.getByRole('button', { name: 'Make an address' }).click();
  await inspectAllLooks(page);
  await dialog.getByLabel('Where you use it').fill('Outlook');
  await dialog.getByRole('button', { name: 'Make address' }).click();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByText('Copied.')).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  const answer = await request.get(address);
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(await answer.text()).toContain(`SUMMARY:Deadline: case ${number} (H-1B)`);
  const headers = { 'if-none-match': answer.headers().etag ?? '' };
  expect((await request.get(address, { headers })).status()).toBe(304);
  await page.getByRole('button', { name: 'Revoke Outlook' }).click();
  await inspectAllLooks(page);
  await page.getByRole('button', { name: 'Revoke address' }).click();
  await expect(page.getByText('No program reads your calendar.')).toBeVisible();
  expect((await request.get(address)).status()).toBe(404);
});
