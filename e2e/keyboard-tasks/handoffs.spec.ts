import { reassignCase } from '@/lib/assignment';
import { getCase } from '@/lib/features/cases';
import { addAttorney, changeRules, expect, openCase, test } from '../fixtures';

test('without a mouse: a case goes to the first suggestion, with a reason and a note', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id } = await openCase(firm);
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  await signInAs('manager');
  await keys.arrive(`/cases/${id}`);
  const handOff = page.getByRole('button', { name: 'Hand off', exact: true });
  await keys.tabTo(handOff);
  await keys.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Hand off case 1' });
  await keys.expectAt(dialog.getByLabel('Reason'));
  await keys.type('Exp');
  await keys.tabTo(dialog.getByLabel('Let the rules choose'), { atMost: 2 });
  await keys.press('ArrowDown');
  await expect(dialog.getByLabel('1. Ben Sato')).toBeChecked();
  await keys.tabTo(dialog.getByLabel('Note for the colleague'), { atMost: 2 });
  await keys.type('Knows the employer');
  await keys.tabTo(dialog.getByRole('button', { name: 'Hand off' }), { atMost: 3 });
  await keys.press('Enter');

  await expect(page.getByText('Case 1 is now with Ben Sato.')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await keys.expectAt(handOff.first());
  expect((await getCase(firm.actor, id)).attorney?.id).toBe(ben.id);
});

test('without a mouse: a handoff that is given up leaves everything, and the focus, as it was', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id } = await openCase(firm);
  await addAttorney(firm, { name: 'Ben Sato' });
  await signInAs('manager');
  await keys.arrive(`/cases/${id}`);
  const handOff = page.getByRole('button', { name: 'Hand off', exact: true });
  await keys.tabTo(handOff);
  await keys.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Hand off case 1' });
  await expect(dialog.getByLabel('1. Ben Sato')).toBeVisible();
  // All the way round: a dialog keeps the focus to itself.
  await keys.tabTo(dialog.getByRole('button', { name: 'Close' }));
  await keys.press('Tab', 'Tab');
  await expect(page.locator('main :focus')).toHaveCount(0);
  await keys.press('Escape');
  await expect(dialog).toHaveCount(0);
  await keys.expectAt(handOff);
});

test('without a mouse: an attorney accepts one handoff and declines another, saying why', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const first = await openCase(firm, { client: { name: 'Wei Zhang' } });
  const second = await openCase(firm, { client: { name: 'Amina Diallo' } });
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  await changeRules(firm, { handoffNeedsAcceptance: true });
  for (const { id } of [first, second]) {
    await reassignCase(firm.actor, id, { toAttorneyId: ben.id, reason: 'workload' });
  }
  await signInAs('attorney', ben);
  await keys.arrive('/dashboard');
  await keys.tabTo(page.getByRole('link', { name: /Wei Zhang/ }).first(), { atMost: 4 });
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wei Zhang');
  await keys.expectAt(page.getByRole('main'));
  await keys.tabTo(page.getByRole('button', { name: 'Accept' }), { atMost: 5 });
  await keys.press('Enter');
  const accepting = page.getByRole('alertdialog', { name: 'Accept this handoff?' });
  await keys.expectAt(accepting.getByRole('button', { name: 'Cancel' }));
  await keys.tabTo(accepting.getByRole('button', { name: 'Accept' }), { atMost: 1 });
  await keys.press('Enter');
  await expect(accepting).toHaveCount(0);
  await expect(page.getByText(/has been asked to take this case/)).toHaveCount(0);
  await keys.expectWithinContent();

  await keys.press('g', 'd');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dashboard');
  await keys.tabTo(page.getByRole('link', { name: /Amina Diallo/ }).first(), { atMost: 4 });
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amina Diallo');
  await keys.tabTo(page.getByRole('button', { name: 'Decline' }), { atMost: 6 });
  await keys.press('Enter');
  const declining = page.getByRole('alertdialog', { name: 'Decline this handoff?' });
  await keys.expectAt(declining.getByLabel('Why not'));
  await keys.type('In court all week');
  await keys.tabTo(declining.getByRole('button', { name: 'Decline' }), { atMost: 2 });
  await keys.press('Enter');
  await expect(declining).toHaveCount(0);
  await keys.expectWithinContent();

  expect((await getCase(firm.actor, first.id)).attorney?.name).toBe('Ben Sato');
  expect((await getCase(firm.actor, second.id)).attorney?.name).toBe('Ana Ruiz');
});

test('without a mouse: the list is filtered and sorted, and two cases are handed off together', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const opened = [];
  for (const name of ['Wei Zhang', 'Amina Diallo', 'Noor Haddad']) {
    opened.push(await openCase(firm, { client: { name } }));
  }
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  await signInAs('manager');
  await keys.arrive('/cases');
  const status = page.getByLabel('Any status');
  await keys.tabTo(status);
  await keys.type('Ass');
  await expect(page).toHaveURL(/status=assigned/);
  await keys.expectAt(status);

  const byNumber = page.getByRole('columnheader', { name: 'No.' });
  await keys.tabTo(byNumber.getByRole('link'), { atMost: 20 });
  await keys.press('Enter');
  await expect(byNumber).toHaveAttribute('aria-sort', /ending$/);
  await keys.expectAt(byNumber.getByRole('link'));

  const rows = page.locator('[data-row-link]');
  await keys.press('j', 'x', 'j', 'x');
  const chosen = page.getByRole('region', { name: 'Selected rows' });
  await expect(chosen).toContainText('2 cases selected');
  await keys.press('h');
  const dialog = page.getByRole('dialog', { name: 'Hand off 2 cases' });
  await keys.expectAt(dialog.getByLabel('Reason'));
  await keys.type('Work');
  const taker = dialog.getByLabel('Who takes them');
  await expect(taker.getByRole('option', { name: /Ben Sato/ })).toBeAttached();
  await keys.tabTo(taker, { atMost: 1 });
  await keys.type('Ben');
  await expect(dialog.getByText(/to Ben Sato/).first()).toBeVisible();
  await keys.tabTo(dialog.getByRole('button', { name: 'Hand off 2 cases' }));
  await keys.press('Enter');
  await expect(page.getByText('2 cases handed off: to Ben Sato.').first()).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await keys.expectAt(rows.nth(1));

  const held = await Promise.all(opened.map(({ id }) => getCase(firm.actor, id)));
  expect(held.filter(({ attorney }) => attorney?.id === ben.id)).toHaveLength(2);
});
