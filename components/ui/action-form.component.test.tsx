import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { ActionState, FormAction } from '@/lib/platform/actions/state';
import { expectAccessible } from '@/tests/components/accessible';
import { actionAnswering, refusal } from '@/tests/components/form-answers';
import { ActionForm, FormActions, SubmitButton } from './action-form';
import { Field } from './field';
import { Input } from './input';
import { RadioCards } from './radio-cards';
import { Select } from './select';

const SENIORITIES = [
  { value: 'junior', label: 'Junior' },
  { value: 'senior', label: 'Senior' },
];

const form = (action: FormAction) => (
  <ActionForm action={action} aria-label="New attorney">
    <Field name="name" label="Name" required>
      <Input />
    </Field>
    <Field name="capacity" label="Capacity" hint="From 1 to 100 cases." required>
      <Input type="number" min={1} max={100} />
    </Field>
    <Field name="seniority" label="Seniority">
      <Select options={SENIORITIES} placeholder="Choose" />
    </Field>
    <Field as="group" name="measure" label="Capacity counts" required>
      <RadioCards
        options={[
          { value: 'cases', label: 'Cases' },
          { value: 'load', label: 'Load' },
        ]}
      />
    </Field>
    <FormActions>
      <SubmitButton>Add attorney</SubmitButton>
    </FormActions>
  </ActionForm>
);

test('a refused form keeps what was typed, names each error at its field and goes to the first', async () => {
  const values = { name: 'Ana Ruiz', capacity: '400', seniority: 'senior' };
  const { action } = actionAnswering(
    refusal({ capacity: ['Capacity may be at most 100; got 400.'] }, values),
  );
  await render(form(action));
  await page.getByLabelText('Name').fill('Ana Ruiz');
  const capacity = page.getByRole('spinbutton', { name: 'Capacity' });
  await capacity.fill('400');
  await page.getByRole('combobox', { name: /^Seniority/ }).selectOptions('senior');
  await page.getByRole('button', { name: 'Add attorney' }).click();
  await expect.element(capacity).toHaveFocus();
  await expect.element(capacity).toHaveAttribute('aria-invalid', 'true');
  await expect
    .element(capacity)
    .toHaveAccessibleDescription(/From 1 to 100 cases\..*at most 100; got 400/);
  await expect.element(page.getByLabelText('Name')).toHaveValue('Ana Ruiz');
  await expect.element(page.getByRole('combobox', { name: /^Seniority/ })).toHaveValue('senior');
  await expectAccessible();
});

test('an error that no field shows stands in a summary, which takes the focus', async () => {
  const { action } = actionAnswering(refusal({ memberId: ['This member is gone.'] }));
  await render(form(action));
  await page.getByRole('button', { name: 'Add attorney' }).click();
  await expect.element(page.getByText('This member is gone.')).toBeVisible();
  await expect.poll(() => document.activeElement?.textContent).toContain('This member is gone.');
});

test('an error of a group of choices is read with the group, and the first choice takes the focus', async () => {
  const { action } = actionAnswering(refusal({ measure: ['Choose what capacity counts.'] }));
  await render(form(action));
  await page.getByRole('button', { name: 'Add attorney' }).click();
  await expect.element(page.getByRole('radio', { name: 'Cases' })).toHaveFocus();
  await expect
    .element(page.getByRole('group', { name: 'Capacity counts' }))
    .toHaveAccessibleDescription('Choose what capacity counts.');
});

test('Control and Enter sends the form from a field, once until there is an answer', async () => {
  const sent: FormData[] = [];
  let answer: (state: ActionState) => void = () => undefined;
  const action: FormAction = (_previous, data) => {
    sent.push(data);
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  await render(form(action));
  await page.getByLabelText('Name').fill('Ana Ruiz');
  await userEvent.keyboard('{Control>}{Enter}{Enter}{/Control}');
  await expect.poll(() => sent.length).toBe(1);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  answer({ status: 'ok' });
  await expect.element(page.getByRole('button', { name: 'Add attorney' })).toBeEnabled();
  expect(sent.map((data) => data.get('name'))).toEqual(['Ana Ruiz']);
});

test('what could not be sent stays as it is, and the button that sends it again has the focus', async () => {
  let calls = 0;
  const keys: unknown[] = [];
  const action: FormAction = (_previous, data) => {
    calls += 1;
    keys.push(data.get('$once'));
    return calls === 1
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve({ status: 'ok' });
  };
  await render(form(action));
  await page.getByLabelText('Name').fill('Ana Ruiz');
  await page.getByRole('button', { name: 'Add attorney' }).click();
  const again = page.getByRole('button', { name: /again/i });
  await expect.element(again).toHaveFocus();
  await expect.element(page.getByLabelText('Name')).toHaveValue('Ana Ruiz');
  await userEvent.keyboard('{Enter}');
  await expect.element(again).not.toBeInTheDocument();
  expect(calls).toBe(2);
  expect(keys[0]).toBe(keys[1]);
});
