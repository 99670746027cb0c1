import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { expectAccessible } from '@/tests/components/accessible';
import { Button } from './button';
import { Dialog } from './dialog';
import { DropdownMenu, MenuItem, MenuRadioGroup, MenuRadioItem } from './dropdown-menu';
import { Popover } from './popover';
import { TooltipGrid, TooltipGridCell } from './tooltip-grid';

test('a menu opens by keyboard at its first item, moves by arrows, and Escape gives the focus back', async () => {
  const edit = vi.fn();
  await render(
    <DropdownMenu trigger={<Button>Actions</Button>}>
      <MenuItem>Open</MenuItem>
      <MenuItem onClick={edit}>Edit</MenuItem>
      <MenuItem danger>Remove</MenuItem>
    </DropdownMenu>,
  );
  const trigger = page.getByRole('button', { name: 'Actions' });
  const item = (name: string) => page.getByRole('menuitem', { name });
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(item('Open')).toHaveFocus();
  await expectAccessible();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(item('Edit')).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(item('Remove')).toHaveFocus();
  await userEvent.keyboard('{Home}');
  await expect.element(item('Open')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  await expect.element(trigger).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(item('Open')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  // The menu moves the focus after the press, not in it.
  await expect.element(item('Edit')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => edit.mock.calls.length).toBe(1);
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
});

function Theme() {
  const [value, setValue] = useState('light');
  return (
    <DropdownMenu trigger={<Button>Theme: {value}</Button>}>
      <MenuRadioGroup value={value} onValueChange={setValue} label="Theme">
        <MenuRadioItem value="light">Light</MenuRadioItem>
        <MenuRadioItem value="dark">Dark</MenuRadioItem>
      </MenuRadioGroup>
    </DropdownMenu>
  );
}

test('of the choices in a menu the one that holds is checked, and another one can be chosen', async () => {
  await render(<Theme />);
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect.element(page.getByRole('menuitemradio', { name: 'Light' })).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect.element(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
});

test('a popover opens by keyboard, and Escape closes it and gives the focus back', async () => {
  await render(
    <Popover label="Columns" trigger={<Button>Columns</Button>}>
      <a href="/cases">All columns</a>
    </Popover>,
  );
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  const panel = page.getByRole('dialog', { name: 'Columns' });
  await expect.element(panel).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(panel).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Columns' })).toHaveFocus();
});

test('a panel that is opened in a dialog hangs in it, and Escape closes the panel alone', async () => {
  await render(
    <Dialog title="Hand off" startsOpen>
      <Popover label="Why" trigger={<Button>Why?</Button>}>
        Nobody else is eligible.
      </Popover>
    </Dialog>,
  );
  const dialog = page.getByRole('dialog', { name: 'Hand off' });
  await dialog.getByRole('button', { name: 'Why?' }).click();
  await expect.element(dialog.getByRole('dialog', { name: 'Why' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog', { name: 'Why' })).not.toBeInTheDocument();
  await expect.element(dialog).toBeVisible();
});

test('the notes of a grid show on focus, go along with the arrows, and Escape puts them away', async () => {
  await render(
    <TooltipGrid>
      <div data-tip-row>
        <TooltipGridCell tip="Level 3." isFirst>
          8
        </TooltipGridCell>
        <TooltipGridCell tip="Two cases.">9</TooltipGridCell>
      </div>
    </TooltipGrid>,
  );
  const note = () => document.querySelector('[data-tip-panel]')?.textContent ?? null;
  await userEvent.tab();
  await expect.poll(note).toBe('Level 3.');
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(note).toBe('Two cases.');
  await userEvent.keyboard('{Escape}');
  await expect.poll(note).toBeNull();
  await expect.element(page.getByRole('button', { name: /Two cases/ })).toHaveFocus();
});
