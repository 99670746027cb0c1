import type { Page } from '@playwright/test';
import { asOwner } from '@/tests/integration/as-owner';
import { expect, test } from './fixtures';

/** As if the session had last been used so many minutes ago. */
async function leaveAlone(firmId: string, minutes: number): Promise<void> {
  await asOwner(
    `UPDATE sessions SET last_active_at = now() - make_interval(secs => 60 * $2::float) WHERE firm_id = $1`,
    [firmId, minutes],
  );
}

async function minutesIdle(firmId: string): Promise<number> {
  const [row] = await asOwner<{ minutes: number }>(
    `SELECT (extract(epoch FROM now() - last_active_at) / 60)::float AS minutes FROM sessions
      WHERE firm_id = $1`,
    [firmId],
  );
  return row?.minutes ?? Infinity;
}

/** Lets the page's own time pass. */
async function pass(page: Page, minutes: number): Promise<void> {
  await page.clock.fastForward(minutes * 60_000);
}

test('before idle time ends the page asks, one press stays, and typing counts as being there', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('admin');
  await page.clock.install();
  await page.goto('/cases/new');
  const question = page.getByRole('alertdialog', { name: 'Are you still there?' });
  const field = page.getByLabel("Client's e-mail");
  // Only a page whose scripts run knows the time, and what is usual for a visa type.
  await page.getByLabel('Visa type').selectOption('H-1B');
  await expect(page.getByLabel('Complexity')).toContainText('Usual for H-1B');
  await leaveAlone(firm.firmId, 28.5);
  await pass(page, 28.5);
  await expect(question).toContainText(/You will be signed out in/);

  await question.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(question).toBeHidden();
  expect(await minutesIdle(firm.firmId)).toBeLessThan(2);

  await leaveAlone(firm.firmId, 20);
  await pass(page, 20);
  await field.pressSequentially('W');
  await expect.poll(() => minutesIdle(firm.firmId)).toBeLessThan(2);
});
