import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { expectAccessible } from '@/tests/components/accessible';
import { Button } from './button';
import { DropdownMenu, MenuItem, MenuRadioGroup, MenuRadioItem } from './dropdown-menu';
import { Popover } from './popover';
import { Tabs } from './tabs';
import { Tooltip } from './tooltip';

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
  await userEvent.keyboard('{ArrowDown}{Enter}');
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

test('tabs are one stop of Tab; arrows, Home and End show another panel', async () => {
  await render(
    <Tabs
      label="Case"
      tabs={[
        { value: 'facts', label: 'Facts', content: 'Opened in March.' },
        { value: 'history', label: 'History', content: 'Handed off once.' },
        { value: 'notes', label: 'Notes', content: 'Call her.' },
      ]}
    />,
  );
  const tab = (name: string) => page.getByRole('tab', { name });
  await userEvent.tab();
  await expect.element(tab('Facts')).toHaveFocus();
  await expect.element(tab('Facts')).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(tab('History')).toHaveFocus();
  await expect.element(page.getByRole('tabpanel')).toHaveTextContent('Handed off once.');
  await userEvent.keyboard('{End}');
  await expect.element(page.getByRole('tabpanel')).toHaveTextContent('Call her.');
  await userEvent.keyboard('{Home}');
  await expect.element(page.getByRole('tabpanel')).toHaveTextContent('Opened in March.');
  await expectAccessible();
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

test('a tooltip shows on focus, describes its control, and Escape takes it away', async () => {
  await render(
    <Tooltip content="Nobody is eligible.">
      <Button>Why?</Button>
    </Tooltip>,
  );
  await userEvent.tab();
  const tip = page.getByRole('tooltip');
  await expect.element(tip).toBeVisible();
  const control = page.getByRole('button', { name: 'Why?' });
  await expect.element(control).toHaveAccessibleDescription('Nobody is eligible.');
  await userEvent.keyboard('{Escape}');
  await expect.element(tip).not.toBeInTheDocument();
  await expect.element(control).toHaveFocus();
});
