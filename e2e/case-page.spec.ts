import { reassignCase } from '@/lib/assignment';
import { getCase, getCaseHistory } from '@/lib/features/cases';
import { addWall } from '@/lib/features/walls';
import {
  addAttorney,
  addColleague,
  editCase,
  expect,
  openCase,
  test,
  type BuiltFirm,
} from './fixtures';

async function stagesOf({ actor }: BuiltFirm, caseId: string): Promise<string[]> {
  const { items } = await getCaseHistory(actor, caseId);
  return items.filter((entry) => entry.kind === 'stage-change').map(({ toStage }) => toStage);
}

test('a change of stage can be taken back from the message that reports it, and both stay on record', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id } = await openCase(firm);
  await signInAs('manager');
  await page.goto(`/cases/${id}`);
  const stages = page.getByRole('list', { name: 'Stages' });

  await page.getByRole('button', { name: 'Move to Collecting' }).click();
  await expect(stages.locator('[aria-current]')).toHaveText('Collecting');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/^Undone\. Case 1 is now in Intake/)).toBeVisible();
  await expect(stages.locator('[aria-current]')).toHaveText('Intake');
  expect(await stagesOf(firm, id)).toEqual(['intake', 'collecting', 'intake']);
});

test('a stage shows at once and stands back when someone was quicker, with their name', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id } = await openCase(firm);
  await signInAs('manager');
  // The page does not hear of the change before it asks for its own.
  await page.route('**/live', (route) => route.abort());
  await page.goto(`/cases/${id}`);
  const current = page.getByRole('list', { name: 'Stages' }).locator('[aria-current]');
  await expect(current).toHaveText('Intake');
  await editCase(firm, id, { stage: 'review' });

  const held = Promise.withResolvers<void>();
  await page.route('**/cases/*', async (route) => {
    if (route.request().method() === 'POST') await held.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Move to Collecting' }).click();
  await expect(current).toHaveText('Collecting');
  held.resolve();
  await expect(page.getByText('Not moved to Collecting: the case is in Review')).toBeVisible();
  await expect(page.getByText(`${firm.actor.name} changed stage`)).toBeVisible();
  await expect(current).toHaveText('Review');
  expect((await getCase(firm.actor, id)).stage).toBe('review');
});

test('a handoff can be taken back from the message that reports it, as a handoff on record', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id } = await openCase(firm);
  await addAttorney(firm, { name: 'Ben Sato' });
  await signInAs('manager');
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Hand off' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').selectOption('Workload');
  await dialog.getByLabel('1. Ben Sato').check();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Case 1 is now with Ben Sato.')).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone. Case 1 is now with Ana Ruiz.')).toBeVisible();
  const { items } = await getCaseHistory(firm.actor, id);
  const handoffs = items.filter((entry) => entry.kind === 'handoff');
  expect(
    handoffs.map(({ fromAttorney, toAttorney }) => [fromAttorney.name, toAttorney.name]),
  ).toEqual([
    ['Ana Ruiz', 'Ben Sato'],
    ['Ben Sato', 'Ana Ruiz'],
  ]);
});

test('an undo that comes too late changes nothing and says who was quicker', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id } = await openCase(firm);
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  const cy = await addAttorney(firm, { name: 'Cy Osei' });
  await signInAs('manager');
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Hand off' }).click();
  await page.getByRole('dialog').getByLabel('Reason').selectOption('Workload');
  await page.getByRole('dialog').getByLabel('1. Ben Sato').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Hand off' }).click();
  await expect(page.getByText('Case 1 is now with Ben Sato.')).toBeVisible();
  await reassignCase(firm.actor, id, { toAttorneyId: cy.id, reason: 'expertise' });

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(
    page.getByText(new RegExp(`^Not undone.*${firm.actor.name} handed it off`)),
  ).toBeVisible();
  expect(ben.id).not.toBe(cy.id);
  expect((await getCase(firm.actor, id)).attorney?.name).toBe('Cy Osei');
});

test('an edited deadline and priority come back together by undo', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id } = await openCase(firm, { deadline: '2099-05-01' });
  await signInAs('manager');
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Deadline').fill('2099-06-01');
  await dialog.getByLabel('Priority').selectOption('urgent');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Urgent', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone. Case 1 is saved.')).toBeVisible();
  expect(await getCase(firm.actor, id)).toMatchObject({
    deadline: '2099-05-01',
    priority: 'normal',
  });
});

test('a note is written offline and sent once, and mentions by the keyboard whoever can see the case', async ({
  firm,
  page,
  context,
  signInAs,
}) => {
  // Names that no made-up name of a colleague begins like, which are hexadecimal.
  const orin = await addAttorney(firm, { name: 'Orin Sato' });
  await addColleague(firm, 'attorney', { name: 'Orin Sato', email: orin.email });
  await addColleague(firm, 'intake', { name: 'Ora Lund' });
  const { id, client } = await openCase(firm, { notes: 'Came by a friend.' });
  await addWall(firm.actor, { attorneyId: orin.id, clientId: client.id, reason: 'Kin.' });
  await signInAs('manager');
  await page.goto(`/cases/${id}`);
  const notes = page.getByRole('list', { name: 'Notes, newest first' }).getByRole('listitem');
  await expect(notes).toHaveText([/Came by a friend/]);

  const note = page.getByRole('textbox', { name: 'New note' });
  await note.pressSequentially('Please call, @or');
  const options = page.getByRole('option');
  await expect(options).toHaveText(['Ora Lund', /Orin Sato.*Cannot see this case/]);
  await expect(options.nth(1)).toBeDisabled();
  await note.press('ArrowDown');
  await note.press('Enter');
  await expect(note).toHaveValue('Please call, @or');
  await note.press('ArrowUp');
  await note.press('Enter');
  await expect(note).toHaveValue('Please call, @Ora Lund ');

  await context.setOffline(true);
  await note.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Send again' })).toBeVisible();
  await expect(note).toHaveValue('Please call, @Ora Lund ');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('The note is added; Ora Lund is told.')).toBeVisible();
  await expect(notes).toHaveText([/Please call, @Ora Lund/, /Came by a friend/]);
  await expect(note).toHaveValue('');
});
