import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { changeSchedule, getRules, scheduleRules } from '@/lib/features/rules';
import type { Page } from '@playwright/test';
import { addAttorney, at, changeRules, expect, openCase, test, type BuiltFirm } from './fixtures';

test('published rules apply to the next decision, and those before keep naming their own', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 1 } });
  await addAttorney(firm, { name: 'Ben Sato', expertise: { 'H-1B': 3 } });
  await changeRules(firm, { strategy: 'round-robin' });
  const before = await openCase(firm);
  await signInAs('admin');

  await page.goto('/rules');
  await page.getByLabel('Expertise first').check();
  await page.getByRole('button', { name: 'Review and publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 3?' });
  await dialog.getByLabel('Why').fill('Experts for everything');
  // What is scheduled meanwhile is not ended unasked.
  await scheduleRules(firm.actor, { version: 2, leaveLeadDays: 5, effectiveAt: inDays(2) });
  const publish = dialog.getByRole('button', { name: 'Publish version 3' });
  await publish.click();
  await expect(dialog).toContainText(`${firm.actor.name} has scheduled rules for`);
  await expect(dialog).toContainText(/Days before leave: \d+ → 5/);
  await expect(dialog.getByLabel('Why')).toHaveValue('Experts for everything');
  await publish.click();
  await expect(page.getByText('Version 3 applies to every decision from now on.')).toBeVisible();
  await expect(page.getByText('Experts for everything')).toBeVisible();

  const after = await openCase(firm);
  expect(after.attorney?.name).toBe('Ben Sato');
  await page.goto(`/cases/${before.id}`);
  await expect(page.getByRole('link', { name: 'rules version 2', exact: true })).toBeVisible();
  await page.goto(`/cases/${after.id}`);
  await expect(page.getByRole('link', { name: 'rules version 3', exact: true })).toBeVisible();

  const versions = await withWholeFirm(firm.firmId, (tx) =>
    tx.decision.findMany({
      where: { firmId: firm.firmId },
      orderBy: { decidedAt: 'asc' },
      select: { ruleSetVersion: true },
    }),
  );
  expect(versions.map(({ ruleSetVersion }) => ruleSetVersion)).toEqual([2, 3]);
});

test('a form that was opened before someone else published is told so and changes nothing', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('admin');
  await page.goto('/rules');
  await page.getByLabel('Round robin').check();
  await changeRules(firm, { minExpertise: 2 });
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await expect(page.getByRole('form', { name: 'Rules' })).toContainText('version 1');
  await expect(page.getByRole('form', { name: 'Rules' })).toContainText('Theirs: 2 experienced');
  await expect(page.getByLabel('Round robin')).toBeChecked();

  const versions = await withWholeFirm(firm.firmId, (tx) =>
    tx.ruleSet.count({ where: { firmId: firm.firmId } }),
  );
  expect(versions).toBe(2);
});

test('rules published while mine were being reviewed are laid beside them, rows of a list too', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('admin');
  await page.goto('/rules');
  await page.getByLabel('Round robin').check();
  await page.getByRole('button', { name: 'Add threshold' }).click();
  await page.getByRole('button', { name: 'Review and publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 2?' });
  await dialog.getByLabel('Why').fill('Fair turns');
  await changeRules(firm, {
    minExpertise: 2,
    thresholds: [{ fromComplexity: 7, minLevel: 3 }],
  });
  await dialog.getByRole('button', { name: 'Publish version 2' }).click();

  const form = page.getByRole('form', { name: 'Rules' });
  await expect(dialog).toBeHidden();
  await expect(form).toContainText('published version 2, while this was open.');
  await expect(form).toContainText('Theirs: 2 experienced');
  await expect(form).toContainText('Theirs: from complexity 7, level at least 3 expert');
  await expect(page.getByLabel('Round robin')).toBeChecked();
  const review = page.getByRole('button', { name: 'Review and publish' });
  await review.click();
  const theirs = form.getByLabel(/Theirs: from complexity 7/);
  await expect(form.getByLabel(/^Yours: from complexity 8/)).toBeFocused();
  await theirs.check();
  await expect(page.getByRole('spinbutton', { name: 'From complexity' })).toHaveValue('7');
  await review.click();
  const again = page.getByRole('dialog', { name: 'Publish version 3?' });
  await expect(again.getByLabel('Why')).toHaveValue('Fair turns');
  await again.getByRole('button', { name: 'Publish version 3' }).click();
  await expect(page.getByText('Version 3 applies to every decision from now on.')).toBeVisible();
  expect(await getRules(firm.actor)).toMatchObject({
    strategy: 'round-robin',
    minExpertise: 2,
    thresholds: [{ fromComplexity: 7, minLevel: 3 }],
  });
});

test('a schedule that someone moved meanwhile shows their time beside mine', async ({
  firm,
  page,
  signInAs,
}) => {
  const { id } = await scheduleRules(firm.actor, {
    version: 1,
    leaveLeadDays: 5,
    effectiveAt: inDays(2),
  });
  await signInAs('admin');
  await page.goto('/rules');
  await page.getByRole('button', { name: 'Change time' }).click();
  const dialog = page.getByRole('dialog', { name: 'When they take effect' });
  await dialog.getByLabel('Why').fill('After the holiday');
  const later = inDays(3);
  await changeSchedule(firm.actor, id, { version: 1, effectiveAt: later, note: 'Later' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('changed when they take effect, while this was open.');
  await expect(dialog).toContainText(/Theirs: [A-Z][a-z]{2} \d+, \d{4}, \d\d:\d\d/);
  await dialog.getByLabel('Yours: After the holiday').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const saved = await withWholeFirm(firm.firmId, (tx) => tx.scheduledRuleSet.findFirstOrThrow());
  expect(saved).toMatchObject({ note: 'After the holiday', version: 3 });
  // Theirs was taken over, to the minute that the form shows.
  expect(saved.effectiveAt.toISOString().slice(0, 16)).toBe(later.slice(0, 16));
});

test('restoring shows what it changes about the rules in force, theirs as well that came meanwhile', async ({
  firm,
  page,
  signInAs,
}) => {
  await changeRules(firm, { strategy: 'round-robin' });
  const soon = new Date(now().getTime() + 86_400_000).toISOString();
  await scheduleRules(firm.actor, { version: 2, leaveLeadDays: 5, effectiveAt: soon });
  await signInAs('admin');
  await page.goto('/rules');
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  const question = page.getByRole('alertdialog', { name: 'Restore version 1?' });
  await expect(question).toContainText('1 change to the rules in force');
  await expect(question).toContainText('Round robin');
  await expect(question).toContainText('Scheduled rules end with it');

  await page.route('**/live*', (route) => route.abort());
  await page.reload();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await changeRules(firm, { minExpertise: 2 });
  await question.getByRole('button', { name: 'Restore' }).click();
  await expect(question).toContainText('published version 3, while this was open.');
  await expect(question).toContainText('Minimum expertise: 1 → 2');
  await expect(question).toContainText('Minimum expertise: 2 → 1');
  await question.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Version 4 is in force')).toBeVisible();
});

test('rules wait for their time by the firm’s clock, move, and go again', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('admin');
  await page.goto('/rules');
  await page.getByLabel('Round robin').check();
  await page.getByRole('button', { name: 'Review and publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 2?' });
  await dialog.getByLabel('At a set time').check();
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await expect(dialog).toContainText('Choose the day and time');

  const spring = nextSpringForward();
  await dialog.getByLabel('Effective from').fill(`${spring}T02:30`);
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await expect(dialog).toContainText('never show');

  await dialog.getByLabel('Effective from').fill(`${spring}T08:00`);
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByText(/8:00 AM.*nothing more/)).toBeVisible();
  await expect(page.getByText('change from version 1')).toBeHidden();
  await page.getByRole('button', { name: 'Change time' }).click();
  await expect(page.getByLabel('Effective from')).toHaveValue(`${spring}T08:00`);
  await page.getByLabel('Effective from').fill(`${spring}T09:15`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/9:15 AM.*nothing more/)).toBeVisible();

  const waiting = await withWholeFirm(firm.firmId, (tx) => tx.scheduledRuleSet.findFirstOrThrow());
  expect(waiting.effectiveAt.toISOString()).toBe(`${spring}T13:15:00.000Z`);
  expect(waiting).toMatchObject({ status: 'scheduled', version: 2 });

  await page.getByRole('button', { name: 'Cancel schedule' }).click();
  const confirm = page.getByRole('alertdialog', { name: 'Cancel the scheduled rules?' });
  await confirm.getByRole('button', { name: 'Cancel schedule' }).click();
  await expect(page.getByText('The scheduled rules are cancelled.')).toBeVisible();
  await expect(page.getByText('Version 1', { exact: true }).first()).toBeVisible();
});

/** So many days after now. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

/** So many days before now. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

/** Two attorneys, one of them an expert, who got four cases in turn in the last three weeks. */
async function liveThroughThreeWeeks(firm: BuiltFirm): Promise<void> {
  await at(daysAgo(21), async () => {
    await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 1 } });
    await addAttorney(firm, { name: 'Ben Sato', expertise: { 'H-1B': 3 } });
    await changeRules(firm, { strategy: 'round-robin' });
  });
  for (const days of [20, 15, 10, 5]) {
    await at(daysAgo(days), () => openCase(firm, { client: { name: `Client of day ${days}` } }));
  }
}

function previewOn(page: Page, days: number) {
  return page.getByRole('region', { name: `On your last ${days} days` });
}

test('an admin sees what a change would have done on the firm’s last 30 days before publishing it', async ({
  firm,
  page,
  signInAs,
}) => {
  await liveThroughThreeWeeks(firm);
  await signInAs('admin');
  await page.goto('/rules');
  const preview = previewOn(page, 30);
  await expect(preview).toContainText('4 of 4 new cases placed at once');
  await expect(
    page.getByText('Nothing changed against version 2, which is in force.'),
  ).toBeVisible();

  await page.getByLabel('Expertise first').check();
  await expect(preview).toContainText('2 of 4 cases would change hands; match 50% → 100%');
  await expect(page.getByText('1 change from version 2')).toBeVisible();
  await expect(preview.getByRole('row', { name: /^Ana Ruiz/ })).toContainText('20−2');
  await expect(preview.getByRole('row', { name: /^Ben Sato/ })).toContainText('24+2');
  await preview.getByText('2 cases change hands').click();
  const moved = preview.getByRole('listitem').filter({ hasText: 'Client of day 10' });
  await expect(moved).toContainText('Ana Ruiz: Level 1 for H-1B. Ben Sato: Level 3 for H-1B.');
  await expect(moved.getByRole('link')).toHaveAttribute('href', /^\/cases\//);
  await preview.getByText('90', { exact: true }).click();
  await expect(previewOn(page, 90)).toContainText('2 of 4 cases would change hands');

  await page.getByRole('button', { name: 'Review and publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 3?' });
  await expect(dialog).toContainText('Strategy: was Round robin → now Expertise first');
  for (const days of [30, 90]) {
    const period = dialog.getByRole('region', { name: `On your last ${days} days` });
    await expect(period).toContainText('2 of 4 cases would change hands');
    await expect(period.getByText('2 cases change hands')).toBeVisible();
  }
  const versions = () =>
    withWholeFirm(firm.firmId, (tx) => tx.ruleSet.count({ where: { firmId: firm.firmId } }));
  expect(await versions()).toBe(2);
  await dialog.getByRole('button', { name: 'Publish version 3' }).click();
  await expect(page.getByText('Version 3 applies to every decision from now on.')).toBeVisible();
  expect(await versions()).toBe(3);
});

test('a weight is dragged, typed and set back, says at once when it is out of order, and is discarded', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm);
  await signInAs('admin');
  await page.goto('/rules');
  const preview = previewOn(page, 30);
  await expect(preview).toContainText('1 of 1 new case placed at once');
  const load = page.getByRole('spinbutton', { name: 'Load', exact: true });
  await page.getByRole('slider', { name: 'Load: slider' }).fill('250');
  await expect(load).toHaveValue('250');
  await expect(preview).toContainText('None of 1 case would change hands');

  await load.fill('2000');
  await expect(preview).toContainText('The preview waits until the form is in order.');
  await expect(load).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Set load back to 100' }).click();
  await expect(load).not.toHaveAttribute('aria-invalid', 'true');
  await expect(preview).toContainText('The rules in force: 1 of 1 new case');

  await expect(page.getByRole('button', { name: 'Set load back to 100' })).toBeDisabled();
  await page.getByLabel('Alert managers when a case has waited, in hours').fill('9');
  await load.fill('40');
  await expect(page.getByText('2 changes from version 1')).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  const asked = page.getByRole('dialog', { name: 'Discard the 2 changes?' });
  await asked.getByRole('button', { name: 'Discard' }).click();
  await expect(load).toHaveValue('100');
  await expect(
    page.getByText('Nothing changed against version 1, which is in force.'),
  ).toBeVisible();
});

test('what rules would have done is told to admins of the firm, and to no one else', async ({
  firm,
  page,
  signInAs,
  baseURL,
}) => {
  await liveThroughThreeWeeks(firm);
  const ask = () =>
    page.request.post('/rules/backtest', {
      headers: { origin: baseURL ?? '' },
      multipart: { version: '2', days: '30' },
    });
  expect((await ask()).status()).toBe(401);
  for (const role of ['manager', 'attorney', 'intake'] as const) {
    await signInAs(role);
    expect((await ask()).status()).toBe(403);
  }
  await signInAs('admin');
  const answer = await ask();
  expect(answer.headers()['cache-control']).toContain('no-store');
  expect(await answer.json()).toMatchObject({ cases: 4, moved: { total: 0 } });
});

/** The second Sunday of the next March, when the clocks of New York are set forward. */
function nextSpringForward(): string {
  const today = new Date();
  for (const year of [today.getUTCFullYear(), today.getUTCFullYear() + 1]) {
    const first = new Date(Date.UTC(year, 2, 1)).getUTCDay();
    const sunday = new Date(Date.UTC(year, 2, 8 + ((7 - first) % 7)));
    if (sunday > today) return sunday.toISOString().slice(0, 10);
  }
  throw new Error('There is no March to come.');
}
