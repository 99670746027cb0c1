import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { expectAccessible } from '@/tests/components/accessible';
import { CommandPalette } from './command-palette';

const PLACES = ['Cases', 'Waiting line', 'Attorneys'];

function Palette({ go, onClose }: { go: (place: string) => void; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const found = PLACES.filter((place) => place.toLowerCase().includes(query.toLowerCase()));
  const commands = found.map((label) => ({ id: label, label, run: () => go(label) }));
  return (
    <CommandPalette
      label="Search or go to"
      placeholder="Type a name"
      query={query}
      onQueryChange={setQuery}
      groups={[{ label: 'Go to', commands }]}
      pending={false}
      problem={null}
      onClose={onClose}
    />
  );
}

const box = () => page.getByRole('combobox', { name: 'Search or go to' });
const chosen = () => page.getByRole('option', { selected: true });

test('arrow keys move through the palette, past its end too, while the focus stays in the box', async () => {
  const go = vi.fn();
  const close = vi.fn();
  await render(<Palette go={go} onClose={close} />);
  await expect.element(box()).toHaveFocus();
  await expect.element(chosen()).toHaveTextContent('Cases');
  await expectAccessible();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(chosen()).toHaveTextContent('Attorneys');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.element(chosen()).toHaveTextContent('Waiting line');
  await expect.element(box()).toHaveFocus();
  // What is chosen is what screen readers are told.
  expect(box().element().getAttribute('aria-activedescendant')).toBe(chosen().element().id);
  await userEvent.keyboard('{Enter}');
  expect(go).toHaveBeenCalledExactlyOnceWith('Waiting line');
  expect(close).toHaveBeenCalledOnce();
});

test('typing begins at the first of what is left, and nothing found is said', async () => {
  const go = vi.fn();
  await render(<Palette go={go} onClose={() => undefined} />);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await box().fill('a');
  await expect.element(chosen()).toHaveTextContent('Cases');
  await box().fill('att');
  await expect.element(chosen()).toHaveTextContent('Attorneys');
  await box().fill('zebra');
  await expect.element(page.getByRole('status')).toHaveTextContent('Nothing found for “zebra”.');
  await userEvent.keyboard('{Enter}');
  expect(go).not.toHaveBeenCalled();
});
