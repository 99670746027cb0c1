import { getCase } from '@/lib/features/cases';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { addDays, dateIn } from '@/lib/shared/time';
import { addAttorney, expect, openCase, test } from './fixtures';
import { expectNoViolations } from './fixtures/axe';

const inDays = (days: number) => addDays(dateIn(now(), 'America/New_York'), days);

test('a cover that is confirmed with an absence begins, ends with it, and goes on when that is undone', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const opened = await openCase(firm, { client: { name: 'Noor Haddad' }, deadline: inDays(2) });
  await addAttorney(firm, { name: 'Ben Sato' });
  await signInAs('manager');

  await page.goto(`/attorneys/${ana.id}`);
  await page.getByRole('button', { name: 'Record an absence of Ana Ruiz' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Last day away').fill(inDays(4));
  await dialog.getByRole('button', { name: 'Record absence' }).click();
  const cover = dialog.getByLabel(`Cover of case ${opened.number}`);
  await expect(cover.getByRole('option', { selected: true })).toHaveText('Ben Sato');
  await dialog.getByRole('button', { name: 'Confirm covers' }).click();
  await expect(page.getByText('Covers: 1 begun.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Covers' })).toContainText('Ben Sato');
  expect((await getCase(firm.actor, opened.id)).attorney?.name).toBe('Ben Sato');

  await page.goto(`/cases/${opened.id}`);
  await expect(page.getByText(/Ben Sato covers this case while Ana Ruiz is away/)).toBeVisible();
  await expectNoViolations(page);

  await page.goto(`/attorneys/${ana.id}`);
  await page.getByRole('button', { name: /^End now: absence of Ana Ruiz/ }).click();
  await page.getByRole('button', { name: 'End absence' }).click();
  await expect(page.getByText('Ana Ruiz: the absence ends now.')).toBeVisible();
  expect((await getCase(firm.actor, opened.id)).attorney?.name).toBe('Ana Ruiz');

  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByText(/^Undone\. Ana Ruiz is away from .* again\.$/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Covers' })).toContainText('Ben Sato');
  expect((await getCase(firm.actor, opened.id)).attorney?.name).toBe('Ben Sato');
});

test('a departure is reviewed, changed and run, and says what became of it', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const cases = [await openCase(firm), await openCase(firm), await openCase(firm)];
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  const cy = await addAttorney(firm, { name: 'Cy Young' });
  await signInAs('admin');

  await page.goto(`/attorneys/${ana.id}`);
  await page.getByRole('link', { name: 'Departure' }).click();
  await expect(page.getByRole('heading', { name: 'Departure of Ana Ruiz' })).toBeVisible();
  const [first, second, third] = cases.map(({ number }) => number);
  await page.getByLabel(`New holder of case ${first}`).selectOption(ben.name);
  await page.getByLabel(`New holder of case ${second}`).selectOption(cy.name);
  await page.getByLabel(`Hand over case ${third}`).uncheck();
  const loads = page.getByRole('region', { name: 'Loads before and after the plan' });
  await expect(loads.getByRole('listitem').filter({ hasText: 'Ben Sato' })).toContainText(
    '+1 case',
  );
  await page.getByLabel('Last day').fill('2027-03-04');
  await page.getByLabel('Note').fill('Moves to the bench');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Hand over 2 cases' }).click();

  await expect(page.getByText(/^2 of 2 cases handed over by/)).toBeVisible();
  const plan = await withWholeFirm(firm.firmId, (tx) =>
    tx.departurePlan.findFirstOrThrow({ where: { firmId: firm.firmId } }),
  );
  expect(plan.note).toBe('Last day: Mar 4, 2027. Moves to the bench');
  const held = await withWholeFirm(firm.firmId, (tx) =>
    tx.case.findMany({
      where: { firmId: firm.firmId },
      orderBy: { number: 'asc' },
      select: { attorneyId: true },
    }),
  );
  expect(held.map(({ attorneyId }) => attorneyId)).toEqual([ben.id, cy.id, ana.id]);
  await page.goto(`/attorneys/${ana.id}`);
  await expect(page.getByText('Inactive')).toBeVisible();
});

test('on a phone a departure is a line for each case, and one line unfolds to change who takes it', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const { number } = await openCase(firm, { client: { name: 'Noor Haddad' } });
  await openCase(firm);
  await addAttorney(firm, { name: 'Ben Sato' });
  await signInAs('manager');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`/attorneys/${ana.id}/departure`);
  const line = page.getByRole('button', { name: `Ben Sato: details of case ${number}` });
  const choice = page.getByLabel(`New holder of case ${number}`);
  await expect(choice).toBeHidden();
  await line.click();
  await choice.selectOption({ label: 'Leave it with Ana Ruiz' });
  const stays = page.getByRole('button', { name: `Stays: details of case ${number}` });
  await expect(stays).toHaveAttribute('aria-expanded', 'true');
  await stays.click();
  await expect(choice).toBeHidden();
  await expect(page.getByLabel(`Hand over case ${number}`)).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Hand over 1 case' })).toBeVisible();
});

test('cases that no one can take stand under their reason once, and go by hand to whom a reason is given for', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const cases = [await openCase(firm), await openCase(firm), await openCase(firm)];
  const ben = await addAttorney(firm, { name: 'Ben Sato', capacity: 1 });
  await signInAs('manager');
  await page.goto(`/attorneys/${ana.id}/departure`);
  const group = page.getByRole('rowheader', {
    name: 'Nobody is eligible: 1 at capacity – 2 cases',
  });
  await expect(group).toBeVisible();
  const stays = cases[2];
  const choice = page.getByLabel(`New holder of case ${stays?.number}`);
  await choice.selectOption({ label: 'Ben Sato: at capacity' });
  await page.getByRole('button', { name: 'Hand over 2 cases' }).click();
  const why = page.getByLabel(`Why it should be them all the same, case ${stays?.number}`);
  await expect(why).toBeFocused();
  await why.fill('Knows the client');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Hand over 2 cases' }).click();

  await expect(page.getByText(/^2 of 2 cases handed over by/)).toBeVisible();
  expect((await getCase(firm.actor, stays?.id ?? '')).attorney?.id).toBe(ben.id);
  await page.goto(`/cases/${stays?.id}`);
  await expect(page.getByText('Knows the client').first()).toBeVisible();
});
