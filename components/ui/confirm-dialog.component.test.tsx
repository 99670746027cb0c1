import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { expectAccessible } from '@/tests/components/accessible';
import { actionAnswering, refusal } from '@/tests/components/form-answers';
import type { FormAction } from '@/lib/platform/actions/state';
import { Button } from './button';
import { ConfirmDialog } from './confirm-dialog';
import { Toaster } from './toaster';

const asking = (action: FormAction) => (
  <>
    <ConfirmDialog
      danger
      trigger={<Button>Remove</Button>}
      title="Remove this wall?"
      description="Wanda may then get cases of Acme."
      confirmLabel="Remove wall"
      action={action}
      hidden={{ wallId: 'w1', version: 3 }}
    />
    <Toaster />
  </>
);
const question = () => page.getByRole('alertdialog', { name: 'Remove this wall?' });

test('a confirmation begins on the safe answer, and Enter on it sends nothing', async () => {
  const { action, sent } = actionAnswering();
  await render(asking(action));
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect.element(question().getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await expect.element(question()).toHaveAccessibleDescription(/Wanda may then get cases/);
  await expectAccessible();
  await userEvent.keyboard('{Enter}');
  await expect.element(question()).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Remove' })).toHaveFocus();
  expect(sent).toHaveLength(0);
});

test('a refused confirmation says why and stays; an accepted one closes, says so and sends its ids', async () => {
  const { action, sent } = actionAnswering(refusal({ wallId: ['This wall is gone.'] }), {
    status: 'ok',
    message: 'The wall is down.',
  });
  await render(asking(action));
  await page.getByRole('button', { name: 'Remove' }).click();
  await question().getByRole('button', { name: 'Remove wall' }).click();
  await expect.element(question().getByText('This wall is gone.')).toBeVisible();
  await question().getByRole('button', { name: 'Remove wall' }).click();
  await expect.element(question()).not.toBeInTheDocument();
  const notifications = page.getByRole('region', { name: 'Notifications' });
  await expect.element(notifications.getByText('The wall is down.')).toBeVisible();
  expect(sent.map((form) => [form.get('wallId'), form.get('version')])).toEqual([
    ['w1', '3'],
    ['w1', '3'],
  ]);
  // Both are one request, so that the wall is removed once.
  expect(sent[0]?.get('$once')).toBe(sent[1]?.get('$once'));
});
