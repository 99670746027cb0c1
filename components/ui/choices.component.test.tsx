import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { expectAccessible } from '@/tests/components/accessible';
import { Switch } from './checkbox';
import { CopyField } from './copy-field';
import { Field } from './field';
import { Segmented } from './segmented';
import { Select } from './select';

test('a select is reached by Tab and takes the option whose name is typed', async () => {
  await render(
    <Field name="visaType" label="Visa type" required>
      <Select
        placeholder="Choose"
        options={[
          { value: 'H-1B', label: 'H-1B', group: 'Work' },
          { value: 'TN', label: 'TN', group: 'Work' },
          { value: 'N-400', label: 'N-400', group: 'Family' },
        ]}
      />
    </Field>,
  );
  const select = page.getByRole('combobox', { name: 'Visa type' });
  await expect.element(select).toHaveValue('');
  await userEvent.tab();
  await expect.element(select).toHaveFocus();
  await userEvent.keyboard('T');
  await expect.element(select).toHaveValue('TN');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(select).toHaveValue('N-400');
  expect(select.element().querySelector('optgroup[label="Family"] option')?.textContent).toBe(
    'N-400',
  );
  await expectAccessible();
});

function Views() {
  const [value, setValue] = useState('attorneys');
  return (
    <Segmented
      legend="Rows"
      value={value}
      onValueChange={setValue}
      options={[
        { value: 'attorneys', label: 'Attorneys' },
        { value: 'visa-types', label: 'Visa types' },
      ]}
    />
  );
}

test('a segmented choice is one stop of Tab, and arrow keys choose', async () => {
  await render(
    <>
      <Views />
      <button type="button">After</button>
    </>,
  );
  await userEvent.tab();
  await expect.element(page.getByRole('radio', { name: 'Attorneys' })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('radio', { name: 'Visa types' })).toBeChecked();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'After' })).toHaveFocus();
});

test('a switch is turned by Space and read with its hint', async () => {
  await render(
    <Switch
      name="handoffNeedsAcceptance"
      label="Colleagues accept"
      hint="Cases move when they do."
    />,
  );
  const control = page.getByRole('switch', { name: 'Colleagues accept' });
  await expect.element(control).toHaveAccessibleDescription('Cases move when they do.');
  await userEvent.tab();
  await userEvent.keyboard(' ');
  await expect.element(control).toBeChecked();
  await userEvent.keyboard(' ');
  await expect.element(control).not.toBeChecked();
});

test('a text to copy is selected, and what became of it is announced', async () => {
  await render(<CopyField label="Your key" value="eh_0123456789" />);
  const field = page.getByRole('textbox', { name: 'Your key' });
  await page.getByRole('button', { name: 'Copy' }).click();
  const said = page.getByRole('status');
  await expect.poll(() => said.element().textContent).toMatch(/Copied|Selected: copy it/);
  const input = field.element();
  if (!(input instanceof HTMLInputElement)) throw new Error('No text is shown.');
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, input.value.length]);
});
