import { reassignCase } from '@/lib/assignment';
import { systemActor } from '@/lib/platform/auth/actor';
import { addAttorney, changeRules, expect, openCase, test } from './fixtures';

test('an attorney sees by the bell what is asked of them, and marks it as read', async ({
  firm,
  page,
  signInAs,
}) => {
  await changeRules(firm, { handoffNeedsAcceptance: true });
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const one = await openCase(firm, { client: { name: 'Wei Zhang' } });
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  await signInAs('attorney', ben);
  await page.goto('/dashboard');
  const bell = page.getByRole('banner').getByRole('link', { name: 'Notifications' });
  await expect(bell).toHaveAccessibleName('Notifications');

  await reassignCase(systemActor(firm.firmId), one.id, {
    toAttorneyId: ben.id,
    reason: 'workload',
  });
  await page.reload();
  await expect(bell).toHaveAccessibleName('Notifications, 1 unread');
  await bell.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notifications');
  const told = page.getByRole('main').getByRole('listitem');
  await expect(told).toHaveCount(1);
  await expect(told).toContainText('asks you to take over 1 · Wei Zhang from Ana Ruiz.');
  await expect(told.getByRole('link', { name: '1 · Wei Zhang' })).toBeVisible();

  await told.getByRole('button', { name: 'Mark as read' }).click();
  await expect(bell).toHaveAccessibleName('Notifications');
  await expect(told.getByRole('button', { name: 'Mark as read' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Unread' }).click();
  await expect(page.getByText('Nothing unread')).toBeVisible();
});
