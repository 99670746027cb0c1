import { reassignCase } from '@/lib/assignment';
import { getCaseHistory } from '@/lib/features/cases';
import { openSessionFor } from './fixtures/session';
import { addAttorney, buildFirm, expect, openCase, test, type BuiltFirm } from './fixtures';

async function decisionsOn({ actor }: BuiltFirm, caseId: string): Promise<string[]> {
  const { items } = await getCaseHistory(actor, caseId);
  return items.filter((entry) => entry.kind === 'decision').map(({ id }) => id);
}

test('every decision on a case has a record that prints with its ranking, exclusions and what-ifs', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 3 } });
  const ben = await addAttorney(firm, { name: 'Ben Sato', expertise: { 'H-1B': 2 } });
  await addAttorney(firm, { name: 'Cy Osei', expertise: { TN: 3 } });
  const { id, number } = await openCase(firm, { client: { name: 'Wei Zhang' } });
  await reassignCase(firm.actor, id, { toAttorneyId: ben.id, reason: 'workload' });
  await signInAs('intake');

  await page.goto(`/cases/${id}`);
  await page
    .getByRole('list', { name: /^History of the case/ })
    .getByRole('link', { name: 'Decision by rules version 1' })
    .last()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Decision 1 on case ${number}`);
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  const paper = page.getByRole('main');
  await expect(paper.getByRole('table', { name: /^Eligible attorneys/ })).toContainText(
    /Ana Ruiz ?\(chosen\).*10 below the next/,
  );
  const numbers = paper.getByRole('row', { name: /Ana Ruiz/ }).getByRole('button');
  await expect(numbers.first()).toBeVisible();
  await expect(paper).toContainText('Asked for by');
  await expect(paper.getByRole('region', { name: 'What would have changed it' })).toContainText(
    'Ben Sato',
  );
  await expect(paper.getByRole('region', { name: 'Not eligible: 1' })).toContainText(
    'Cy Osei: Level 0 for H-1B; at least 1 is asked for. If able to handle H-1B, would have',
  );
  await expect(paper).toContainText(`Printed from ${page.url()}`);
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('link', { name: 'Later decision' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Decision 2 on case ${number}`);
  await expect(page.getByRole('main')).toContainText('Given to Ben Sato by hand');
});

test('the reason of every number comes by pointer, by key and by tap, and can be pointed at', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 3 } });
  await addAttorney(firm, { name: 'Ben Sato', expertise: { 'H-1B': 1 } });
  const { id } = await openCase(firm);
  await signInAs('attorney');
  await page.goto(`/cases/${id}`);

  await page.getByText('The numbers').click();
  const ranking = page.getByRole('table', { name: /^Eligible attorneys/ });
  const fit = ranking
    .getByRole('row', { name: /Ana Ruiz/ })
    .getByRole('button')
    .first();
  const note = page.locator('[data-tip-panel]');
  await fit.focus();
  await expect(note).toHaveText('Level 3 for H-1B; complexity 5 wants 2: enough.');
  await expect(note).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(note).toHaveText('Level 1 for H-1B; complexity 5 wants 2: 1 short.');
  await expect(note).toBeInViewport();
  await expect(
    ranking
      .getByRole('row', { name: /Ben Sato/ })
      .getByRole('button')
      .first(),
  ).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);

  // The pointer goes over to the note by every point between, and Escape needs no focus.
  await fit.hover();
  const box = (await note.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 20 });
  await expect(note).toHaveText('Level 3 for H-1B; complexity 5 wants 2: enough.');
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
});

test('on a phone a ranking is a line for each candidate, which unfolds by key and keeps its numbers reachable', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 3 } });
  await addAttorney(firm, { name: 'Ben Sato', expertise: { 'H-1B': 1 } });
  const { id } = await openCase(firm);
  await signInAs('attorney');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/cases/${id}`);

  await page.getByText('The numbers').click();
  const ranking = page.getByRole('table', { name: /^Eligible attorneys/ });
  const ana = ranking.getByRole('row', { name: /Ana Ruiz/ });
  const ben = ranking.getByRole('row', { name: /Ben Sato/ });
  await expect(ana.getByText('Ahead on fit')).toBeVisible();
  await expect(ben.getByText('Behind on fit')).toBeVisible();
  await expect(ana.getByRole('button').first()).toBeVisible();
  await expect(ben.getByRole('button')).toHaveCount(0);

  await ben.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(ben.getByRole('button').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(ben.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(ana.getByRole('button').first()).toBeFocused();
});

test('a record under another case, of another firm or of no one answers as an absent one does', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const own = await openCase(firm);
  const second = await openCase(firm, { client: { name: 'Li Na' } });
  const other = await buildFirm([{ name: 'Zelda Quist' }]);
  const foreign = await openCase(other, { client: { name: 'Xavier Foreign' } });
  const [ownId] = await decisionsOn(firm, own.id);
  const [foreignId] = await decisionsOn(other, foreign.id);
  await signInAs('admin');

  await page.goto(`/cases/${own.id}/decisions/${ownId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Decision 1/);
  const absent = [
    `/cases/${second.id}/decisions/${ownId}`,
    `/cases/${own.id}/decisions/${foreignId}`,
    `/cases/${foreign.id}/decisions/${foreignId}`,
    `/cases/${own.id}/decisions/${crypto.randomUUID()}`,
    `/cases/${own.id}/decisions/nonsense`,
  ];
  const answers = new Set<string>();
  for (const address of absent) {
    const response = await page.goto(address);
    await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
    const words = await page.getByRole('main').innerText();
    answers.add(`${response?.status()} ${await page.title()} ${words}`);
  }
  expect([...answers]).toHaveLength(1);
});

/** Attorneys of all levels, of whom every fourth cannot take an H-1B case, for a reason. */
function roster(count: number) {
  const levels = [3, 2, 1, 0] as const;
  return Array.from({ length: count }, (_, index) => ({
    name: `Attorney Number ${index + 1}`,
    expertise: { 'H-1B': levels[index % levels.length] ?? 0 },
  }));
}

for (const format of ['A4', 'Letter'] as const) {
  test(`the record of a firm of twelve is one page of ${format}`, async ({
    page,
    baseURL,
    context,
  }, testInfo) => {
    const firm = await buildFirm(roster(12));
    const { id } = await openCase(firm, { client: { name: 'Wei Zhang' }, deadline: '2099-05-01' });
    const [decisionId] = await decisionsOn(firm, id);
    const cookie = await openSessionFor(firm.adminEmail, firm.firmId);
    await context.addCookies([{ ...cookie, url: baseURL ?? '' }]);
    await page.goto(`/cases/${id}/decisions/${decisionId}`);
    await expect(page.getByText('Not eligible: 3')).toBeVisible();
    const paper = await page.pdf({ format, path: testInfo.outputPath(`${format}.pdf`) });
    expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
}
