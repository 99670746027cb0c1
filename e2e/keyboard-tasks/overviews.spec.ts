import { listAbsences } from '@/lib/features/absences';
import { now, withClock } from '@/lib/platform/clock';
import { addDays, dateIn } from '@/lib/shared/time';
import { addAttorney, changeRules, expect, openCase, test } from '../fixtures';

const ZONE = 'America/New_York';
const inDays = (days: number) => addDays(dateIn(now(), ZONE), days);

/** Noon on the tenth day of the month before this one. */
function inLastMonth(): Date {
  const lastDay = addDays(`${inDays(0).slice(0, 7)}-01`, -1);
  return new Date(`${lastDay.slice(0, 7)}-10T17:00:00Z`);
}

test('without a mouse: an absence is recorded, and the focus comes back to where it was asked for', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('manager');
  await keys.arrive(`/attorneys/${ana.id}`);
  const record = page.getByRole('button', { name: 'Record an absence of Ana Ruiz' });
  await keys.tabTo(record, { atMost: 16 });
  await keys.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Absence of Ana Ruiz' });
  await keys.expectAt(dialog.getByLabel('First day away'));
  await keys.typeDay(inDays(20));
  await keys.tabTo(dialog.getByLabel('Last day away'), { atMost: 4 });
  await keys.typeDay(inDays(24));
  await keys.press('Enter');
  await expect(dialog).toHaveCount(0);
  await keys.expectAt(record);

  const { items } = await listAbsences(firm.actor, { attorneyId: ana.id });
  expect(items.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
    [inDays(20), inDays(24)],
  ]);
});

test('without a mouse: a report is read, the month before it, and the cases that it counts', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const then = inLastMonth();
  await withClock(
    () => then,
    () => openCase(firm, { client: { name: 'Wei Zhang' } }),
  );
  await signInAs('manager');
  await keys.arrive('/reports/assignments');
  const before = page.getByRole('link', { name: 'Month before' });
  await keys.tabTo(before, { atMost: 4 });
  await keys.press('Enter');
  await expect(page).toHaveURL(/month=/);
  await keys.expectAt(before);
  await keys.tabTo(page.getByRole('link', { name: 'Ana Ruiz, New by rules: 1' }), { atMost: 30 });
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'New cases given by the rules to Ana Ruiz',
  );
  await keys.expectAt(page.getByRole('main'));
  await expect(page.getByRole('table').getByText('Wei Zhang')).toBeVisible();
  await keys.tabTo(page.getByRole('table').getByRole('link').first());
});

test('without a mouse: from a cell of the heatmap to its cases, and back to the cell', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm, { client: { name: 'Wei Zhang' } });
  await signInAs('attorney');
  await keys.arrive('/heatmap');
  const cell = page.getByRole('link', { name: /^Ana Ruiz, week of .*, expected/ }).first();
  await keys.tabTo(cell, { atMost: 25 });
  await keys.press('Enter');
  await expect(page.getByRole('table').getByText('Wei Zhang')).toBeVisible();
  await keys.expectAt(page.getByRole('main'));
  await page.goBack();
  await keys.expectAt(cell);
});

test('without a mouse: a message at the edge of the window is reached by one key, and undone', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await changeRules(firm, { strategy: 'round-robin' });
  await openCase(firm, { client: { name: 'Wei Zhang' } });
  await signInAs('manager');
  await keys.arrive('/cases');
  const row = page.locator('[data-row-link]').first();
  await keys.press('j');
  await keys.expectAt(row);
  await keys.press('x', 's');
  const dialog = page.getByRole('dialog', { name: /^Change the stage of 1 case/ });
  await expect(dialog.getByRole('radio').first()).toBeVisible();
  await keys.expectAt(dialog.getByRole('radio', { checked: true }));
  await keys.press('ArrowDown');
  await keys.tabTo(dialog.getByRole('button', { name: 'Move 1 case' }));
  await keys.press('Enter');
  await expect(dialog).toHaveCount(0);
  await keys.press('u');
  await keys.expectAt(page.getByRole('button', { name: 'Undo' }));
  await keys.press('Enter');
  await expect(page.getByText('1 case back where it was.')).toBeVisible();
  await keys.expectAt(row);
});
