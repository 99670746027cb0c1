import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { expectAccessible } from '@/tests/components/accessible';
import { Button } from './button';
import { Dialog } from './dialog';
import { Field } from './field';
import { Input } from './input';

test('a dialog takes the focus into its first field, keeps it inside, and gives it back on Escape', async () => {
  await render(
    <>
      <a href="/elsewhere">Elsewhere</a>
      <Dialog title="Add a colleague" trigger={<Button>Add</Button>}>
        <Field name="name" label="Name" required>
          <Input />
        </Field>
      </Dialog>
    </>,
  );
  const trigger = page.getByRole('button', { name: 'Add' });
  await userEvent.tab();
  await userEvent.tab();
  await expect.element(trigger).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  const dialog = page.getByRole('dialog', { name: 'Add a colleague' });
  await expect.element(dialog.getByLabelText('Name')).toHaveFocus();
  await expectAccessible();
  for (let presses = 0; presses < 4; presses += 1) {
    await userEvent.tab();
    const { activeElement } = document;
    expect(activeElement === document.body || activeElement?.closest('dialog')).toBeTruthy();
  }
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(trigger).toHaveFocus();
});

test('a dialog closes by its button and by a press beside it', async () => {
  await render(
    <Dialog title="About this case" trigger={<Button>More</Button>}>
      Opened in March.
    </Dialog>,
  );
  const dialog = page.getByRole('dialog', { name: 'About this case' });
  await page.getByRole('button', { name: 'More' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'More' }).click();
  await expect.element(dialog).toBeVisible();
  const { left, top } = dialog.element().getBoundingClientRect();
  await userEvent.click(dialog, { position: { x: 10 - left, y: 10 - top }, force: true });
  await expect.element(dialog).not.toBeInTheDocument();
});
