import { changeAttorney, getAttorney } from '@/lib/features/attorneys';
import { getCase } from '@/lib/features/cases';
import { addAttorney, expect, openCase, test } from './fixtures';
import { expectNoViolations } from './fixtures/axe';
import { enterGrid } from './fixtures/grid';

test('a level chosen with the pointer is saved at once, places who waited, and is taken back from the toast', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 3 } });
  const waiting = await openCase(firm, { visaType: 'TN' });
  await signInAs('admin');
  await page.goto('/attorneys');
  await page.getByRole('link', { name: 'Expertise' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Expertise' })).toBeVisible();
  await expect(page.getByText(/^Nobody can take 1 visa type/)).toBeVisible();

  await page.getByRole('gridcell', { name: 'Ana Ruiz, TN: 0 none' }).click();
  const menu = page.getByRole('menu', { name: 'Level: Ana Ruiz, TN' });
  await expect(menu.getByRole('menuitemradio', { name: /none/ })).toBeFocused();
  await expectNoViolations(page);
  await menu.getByRole('menuitemradio', { name: /experienced/ }).click();
  await expect(page.getByRole('gridcell', { name: 'Ana Ruiz, TN: 2 experienced' })).toBeVisible();
  const toast = page.getByText('Ana Ruiz, TN: 2 experienced. 1 waiting case went to Ana Ruiz.');
  await expect(toast).toBeVisible();
  expect((await getCase(firm.actor, waiting.id)).attorney?.id).toBe(ana.id);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('gridcell', { name: 'Ana Ruiz, TN: 0 none' })).toBeVisible();
  await expect(
    page.getByText('Ana Ruiz, TN: 0 none. 1 case placed meanwhile stayed with Ana Ruiz.'),
  ).toBeVisible();
  expect((await getAttorney(firm.actor, ana.id)).expertise).toEqual({ 'H-1B': 3 });
});

test('from the keyboard alone: levels set as quickly as typed, and taken back one after another', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 3, TN: 1 } });
  const ben = await addAttorney(firm, { name: 'Ben Sato', expertise: { 'L-1A': 1 } });
  await signInAs('admin');
  await page.goto('/attorneys/expertise');
  const cell = (name: string) => page.getByRole('gridcell', { name });
  await enterGrid(page, cell('Ana Ruiz, H-1B: 3 expert'));
  await page.keyboard.press('2');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('3');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Delete');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const menu = page.getByRole('menu', { name: 'Level: Ben Sato, TN' });
  await expect(menu.getByRole('menuitemradio', { name: /none/ })).toBeFocused();
  await page.keyboard.press('1');
  await expect(cell('Ben Sato, TN: 1 can handle')).toBeFocused();
  // All four are saved. The message is about the last to be saved, which may be anyone's.
  await expect(page.locator('td[aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  const levels = async (id: string) => (await getAttorney(firm.actor, id)).expertise;
  await expect.poll(() => levels(ana.id)).toEqual({ 'H-1B': 2, 'L-1A': 3 });
  await expect.poll(() => levels(ben.id)).toEqual({ 'L-1A': 1, TN: 1 });

  await page.keyboard.press('Control+z');
  await expect(cell('Ben Sato, TN: 0 none')).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ben Sato');
});

test('a level typed over someone else’s change is rolled back, and says who changed what', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 3 } });
  await signInAs('admin');
  // The page must not hear of the change before the level is typed.
  await page.route('**/live*', (route) => route.abort());
  await page.goto('/attorneys/expertise');
  const cell = page.getByRole('gridcell', { name: 'Ana Ruiz, H-1B: 3 expert' });
  await enterGrid(page, cell);
  await changeAttorney({ ...firm.actor, name: 'Robin Vale' }, ana.id, { capacity: 12 });
  await page.keyboard.press('1');
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('Not saved: Ana Ruiz, H-1B: 1 can handle');
  await expect(alert).toContainText('Robin Vale changed capacity');
  await expect(cell).toBeFocused();
  expect((await getAttorney(firm.actor, ana.id)).expertise).toEqual({ 'H-1B': 3 });

  // What Robin changed is on the page before the level is typed again.
  await expect(page.getByRole('grid')).not.toHaveAttribute('aria-busy', 'true');
  await page.keyboard.press('1');
  await expect(page.getByRole('gridcell', { name: 'Ana Ruiz, H-1B: 1 can handle' })).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test('those who do not manage attorneys read the matrix and cannot change it', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz', expertise: { TN: 2 } });
  await addAttorney(firm, { name: 'Ben Sato', expertise: { TN: 1, U: 1 }, active: false });
  await signInAs('manager');
  await page.goto('/attorneys/expertise');
  const table = page.getByRole('table', { name: 'Expertise of each attorney by visa type' });
  await expect(table.getByRole('cell', { name: 'Ana Ruiz, TN: 2 experienced' })).toBeVisible();
  await expect(page.getByRole('gridcell')).toHaveCount(0);
  await expect(table.getByRole('row', { name: /^Can take it/ })).toContainText('none');

  await page.getByLabel('Active attorneys').selectOption({ label: 'Inactive ones too' });
  await expect(table.getByRole('row', { name: /Ben Sato/ })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find an attorney' }).fill('ruiz');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('row', { name: /Ben Sato/ })).toHaveCount(0);
  await page.getByRole('link', { name: /^Show all 24/ }).click();
  await expect(table.getByRole('columnheader', { name: 'VAWA' })).toBeVisible();
});

test('capacity and seniority are changed on the roster, below the cases held after a word about it', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm);
  await openCase(firm);
  await signInAs('admin');
  await page.goto('/attorneys');
  await page.getByRole('button', { name: /^Seniority of Ana Ruiz/ }).click();
  await page.getByRole('menuitemradio', { name: 'Partner' }).click();
  await expect(page.getByText('Ana Ruiz: Partner.')).toBeVisible();
  await page.getByRole('button', { name: 'Change the capacity of Ana Ruiz' }).click();
  const form = page.getByRole('dialog', { name: 'Capacity of Ana Ruiz' });
  await form.getByLabel('Most active cases').fill('1');
  await expect(form.getByText(/they get nothing new until they hold fewer than 1/)).toBeVisible();
  await expectNoViolations(page);
  await form.getByRole('button', { name: 'Set to 1 anyway' }).click();
  await expect(page.getByText('Ana Ruiz: capacity 1.')).toBeVisible();
  expect(await getAttorney(firm.actor, ana.id)).toMatchObject({
    capacity: 1,
    seniority: 'partner',
    activeCases: 2,
  });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Ana Ruiz: capacity 20.')).toBeVisible();
});

test('a row of the roster ends in a menu, where someone is taken off new cases after a question', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm);
  await signInAs('admin');
  await page.goto('/attorneys');
  const opener = page.getByRole('button', { name: 'Actions for Ana Ruiz' });
  const menu = page.getByRole('menu', { name: 'Actions for Ana Ruiz' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(menu.getByRole('menuitem')).toHaveText([
    'Open',
    'Change',
    'Departure',
    'Deactivate',
  ]);
  await expect(menu.getByRole('menuitem', { name: 'Open' })).toBeFocused();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await opener.click();
  await menu.getByRole('menuitem', { name: 'Deactivate' }).click();
  const question = page.getByRole('alertdialog', { name: 'Deactivate Ana Ruiz?' });
  await question.getByRole('button', { name: 'Deactivate' }).click();
  await expect(page.getByText('Ana Ruiz gets no new cases from now on.')).toBeVisible();
  expect((await getAttorney(firm.actor, ana.id)).active).toBe(false);
});

test('a menu is searched by typing, follows its button when the page scrolls, and Tab leads back', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm);
  await signInAs('admin');
  await page.goto('/attorneys');
  const opener = page.getByRole('button', { name: 'Actions for Ana Ruiz' });
  const menu = page.getByRole('menu', { name: 'Actions for Ana Ruiz' });
  await opener.click();
  await expect(menu.getByRole('menuitem', { name: 'Open' })).toBeFocused();
  await page.keyboard.type('ch');
  await expect(menu.getByRole('menuitem', { name: 'Change' })).toBeFocused();
  const apart = async () => {
    const [button, panel] = [await opener.boundingBox(), await menu.boundingBox()];
    return Math.round((panel?.y ?? 0) - (button?.y ?? 0));
  };
  const before = await apart();
  // The page is as long as one of a larger firm.
  await page.addStyleTag({ content: 'body { min-height: 200vh }' });
  await page.evaluate(() => window.scrollBy(0, 40));
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(40);
  await expect.poll(apart).toBe(before);
  await page.keyboard.press('Tab');
  await expect(menu).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('managers hand over from the roster but change no one there, and attorneys find no menu', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm);
  await signInAs('manager');
  await page.goto('/attorneys');
  await page.getByRole('button', { name: 'Actions for Ana Ruiz' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Open', 'Departure']);
  await signInAs('attorney');
  await page.goto('/attorneys');
  await expect(page.getByRole('link', { name: 'Ana Ruiz' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Actions for Ana Ruiz' })).toHaveCount(0);
});
