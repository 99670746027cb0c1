import { listAbsences, recordAbsence } from '@/lib/features/absences';
import { shiftMonth } from '@/lib/features/absences/month-days';
import { now } from '@/lib/platform/clock';
import { dateIn } from '@/lib/shared/time';
import { formatDay } from '@/components/ui/format';
import { addAttorney, expect, openCase, test } from './fixtures';
import { expectNoViolations } from './fixtures/axe';
import { enterGrid } from './fixtures/grid';

/** Two months on: every day of it lies ahead. */
const MONTH = shiftMonth(dateIn(now(), 'America/New_York').slice(0, 7), 2);
const day = (number: number) => `${MONTH}-${String(number).padStart(2, '0')}`;
const dayName = (number: number) => formatDay(day(number), 'day');

test('a manager drags along a row to record an absence, opens it, changes it and takes it back', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  await addAttorney(firm, { name: 'Ben Sato' });
  await openCase(firm, { deadline: day(11) });
  await signInAs('manager');
  await page.goto(`/attorneys/absences?month=${MONTH}`);
  const cell = (number: number) =>
    page.getByRole('gridcell', { name: `Ana Ruiz, ${dayName(number)}: present` });
  await enterGrid(page, cell(12));
  await cell(12).hover();
  await page.mouse.down();
  await cell(10).hover();
  await expect(page.getByText(/^Ana Ruiz, .* \(3 days\)/)).toBeVisible();
  await page.mouse.up();
  const dialog = page.getByRole('dialog', { name: 'Absence of Ana Ruiz' });
  await expect(dialog.getByLabel('First day away')).toHaveValue(day(10));
  await expect(dialog.getByLabel('Last day away')).toHaveValue(day(12));
  await dialog.getByLabel('Cover').selectOption('Ben Sato');
  await dialog.getByRole('button', { name: 'Record absence' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click();
  const away = page.getByRole('gridcell', {
    name: `Ana Ruiz, ${dayName(11)}: Vacation until ${formatDay(day(12))}, covered by Ben Sato`,
  });
  await expect(away).toBeVisible();
  await expect(
    page.getByRole('row', { name: /^Present/ }).getByText('1', { exact: true }),
  ).toHaveCount(3);

  await page.locator('[data-absence]').click();
  const shown = page.getByRole('dialog', { name: 'Ana Ruiz' });
  await shown.getByRole('button', { name: /^Change: absence of Ana Ruiz/ }).click();
  const change = page.getByRole('dialog', { name: 'Change the absence of Ana Ruiz' });
  await change.getByLabel('Last day away').fill(day(10));
  await change.getByRole('button', { name: 'Save changes' }).click();
  await expect(change).toHaveCount(0);
  await shown.getByRole('button', { name: /^Withdraw: absence of Ana Ruiz/ }).click();
  await page.getByRole('button', { name: 'Withdraw absence' }).click();
  await expect(page.getByText('Ana Ruiz: the absence is withdrawn.')).toBeVisible();
  await expect(shown).toHaveCount(0);
  await expect(cell(10)).toBeVisible();
  expect((await listAbsences(firm.actor, { attorneyId: ana.id })).items).toEqual([]);
});

test('an absence gets other days by dragging an end and by keys, shows what follows, and takes it back', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm, { deadline: day(14) });
  await addAttorney(firm, { name: 'Ben Sato' });
  const days = { startsOn: day(10), endsOn: day(12) };
  await recordAbsence(firm.actor, { attorneyId: ana.id, ...days, kind: 'vacation' });
  const stored = async () => {
    const { items } = await listAbsences(firm.actor, { attorneyId: ana.id });
    return items.map(({ startsOn, endsOn }) => [startsOn, endsOn]);
  };
  await signInAs('manager');
  await page.goto(`/attorneys/absences?month=${MONTH}`);
  const cell = (number: number) =>
    page.getByRole('gridcell', { name: `Ana Ruiz, ${dayName(number)}` });
  await enterGrid(page, cell(20));
  const bar = page.getByRole('button', { name: /^Vacation of Ana Ruiz, / });
  const panel = page.getByRole('region', { name: 'Other days for an absence' });

  await bar.locator('[data-edge=end]').hover();
  await page.mouse.down();
  await cell(14).hover();
  await page.mouse.up();
  await expect(panel).toContainText('(5 days)');
  await expect(panel).toContainText('1 more active case has its deadline then: No. 1');
  await expect(bar).toBeFocused();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  expect(await stored()).toEqual([[day(10), day(12)]]);

  await cell(11).focus();
  await page.keyboard.press('F2');
  await expect(bar).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.getByRole('status').filter({ hasText: '(5 days): Enter saves' })).toBeVisible();
  await expect(panel.getByRole('list', { name: 'What follows' })).toHaveText(
    'No deadline and no cover is touched.',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Ana Ruiz is away from /)).toBeVisible();
  await expect(panel).toHaveCount(0);
  expect(await stored()).toEqual([[day(9), day(13)]]);

  // On a phone the message about the last days leaves the buttons of the next ones free.
  await page.setViewportSize({ width: 390, height: 800 });
  await bar.focus();
  await page.keyboard.press('ArrowRight');
  const save = panel.getByRole('button', { name: 'Save' });
  await expect(save).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  const isOnTop = await save.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
  expect(isOnTop).toBe(true);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/^Undone\. Ana Ruiz is away from .* again\.$/)).toBeVisible();
  expect(await stored()).toEqual([[day(10), day(12)]]);
});

test('an attorney records their own absence from the keyboard alone, and no one else’s', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  await signInAs('attorney', ben);
  await page.goto(`/attorneys/absences?month=${shiftMonth(MONTH, -1)}`);
  await enterGrid(page, page.getByRole('gridcell', { name: /^Ana Ruiz, .* 1: present$/ }));
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(new RegExp(`month=${MONTH}$`));
  const cell = (name: string, number: number) =>
    page.getByRole('gridcell', { name: `${name}, ${dayName(number)}: present` });
  await expect(cell('Ana Ruiz', 1)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText(/^Ben Sato, .* \(3 days\): Enter records an absence/)).toBeVisible();
  await expectNoViolations(page);
  const first =
    (await page.locator('[aria-selected=true]').first().getAttribute('aria-label')) ?? '';
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Absence of Ben Sato' });
  const startsOn = await dialog.getByLabel('First day away').inputValue();
  expect(first).toContain(formatDay(startsOn, 'day'));
  await dialog.getByLabel('Last day away').press('Enter');
  await expect(dialog).toHaveCount(0);
  const { items } = await listAbsences(firm.actor, {});
  expect(items).toMatchObject([{ attorneyId: ben.id, startsOn }]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Ben Sato' })).toContainText('Vacation');
  await page.keyboard.press('Escape');
  expect(items.some(({ attorneyId }) => attorneyId === ana.id)).toBe(false);
});

test('the person who may not record absences reads them, without the notes, and sees days with few present', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', timeZone: 'America/Los_Angeles' });
  await recordAbsence(firm.actor, {
    ...{ attorneyId: ana.id, startsOn: day(1), endsOn: day(28), kind: 'parental' },
    note: 'Twins',
  });
  await signInAs('intake');
  await page.goto('/dashboard');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(`/attorneys/absences?month=${MONTH}`);
  await expect(page.getByText('Los Angeles')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Present/ }).getByText('few')).not.toHaveCount(0);
  await page.locator('[data-absence]').click();
  const shown = page.getByRole('dialog', { name: 'Ana Ruiz' });
  await expect(shown).toContainText('Parental leave');
  await expect(shown).toContainText('Pacific time');
  await expect(shown.getByText('Twins')).toHaveCount(0);
  await expect(shown.getByRole('button', { name: /absence of/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Month after' }).click();
  await expect(page).toHaveURL(new RegExp(`month=${shiftMonth(MONTH, 1)}$`));
  await page.getByLabel('Month', { exact: true }).selectOption(MONTH);
  await expect(page.locator('[data-absence]')).toBeVisible();
});
