import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { useState, type ComponentProps } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { expectAccessible } from '@/tests/components/accessible';
import { DataTable, type DataColumn, type DataRow, type TableSelection } from './data-table';

const COLUMNS: readonly DataColumn[] = [
  { id: 'name', header: 'Name', sortable: true },
  { id: 'cases', header: 'Cases', sortable: true, align: 'end' },
];
const ROWS: readonly DataRow[] = [
  { id: 'b', href: '/attorneys/b', cells: { name: 'Ben', cases: 9 } },
  { id: 'c', href: '/attorneys/c', cells: { name: 'Cy', cases: null } },
  { id: 'a', href: '/attorneys/a', cells: { name: 'Ana', cases: 12 } },
];

const router = {
  ...{ back: vi.fn(), forward: vi.fn(), refresh: vi.fn(), push: vi.fn() },
  ...{ replace: vi.fn(), prefetch: vi.fn() },
} as unknown as NonNullable<ComponentProps<typeof AppRouterContext>['value']>;

function Roster({ onChoice }: { onChoice?: (ids: readonly string[]) => void }) {
  const [selected, onChange] = useState<TableSelection['selected']>({});
  onChoice?.(Object.keys(selected));
  const labels = { a: 'Select Ana', b: 'Select Ben', c: 'Select Cy' };
  return (
    <AppRouterContext value={router}>
      <DataTable
        caption="Attorneys"
        columns={COLUMNS}
        rows={ROWS}
        {...(onChoice ? { selection: { selected, labels, onChange } } : {})}
      />
    </AppRouterContext>
  );
}

const names = () =>
  [...document.querySelectorAll('tbody a')].map((link) => link.textContent?.trim());

test('a column is sorted by keyboard, says so, and leaves what is missing at the end', async () => {
  await render(<Roster />);
  const head = page.getByRole('columnheader', { name: 'Cases' });
  page.getByRole('button', { name: 'Cases' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(head).toHaveAttribute('aria-sort');
  const first = head.element().getAttribute('aria-sort');
  const rising = ['Ben', 'Ana', 'Cy'];
  const falling = ['Ana', 'Ben', 'Cy'];
  expect(names()).toEqual(first === 'ascending' ? rising : falling);
  await userEvent.keyboard('{Enter}');
  await expect
    .element(head)
    .toHaveAttribute('aria-sort', first === 'ascending' ? 'descending' : 'ascending');
  expect(names()).toEqual(first === 'ascending' ? falling : rising);
  await expectAccessible();
});

test('arrow keys, Home and End move between the rows', async () => {
  await render(<Roster />);
  const link = (name: string) => page.getByRole('link', { name });
  link('Ben').element().focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(link('Cy')).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(link('Ana')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(link('Ana')).toHaveFocus();
  await userEvent.keyboard('{Home}');
  await expect.element(link('Ben')).toHaveFocus();
});

test('X ticks the row that has the focus, and the box on top all of them', async () => {
  let choice: readonly string[] = [];
  await render(
    <Roster
      onChoice={(ids) => {
        choice = ids;
      }}
    />,
  );
  page.getByRole('link', { name: 'Cy' }).element().focus();
  await userEvent.keyboard('x');
  await expect.element(page.getByRole('checkbox', { name: 'Select Cy' })).toBeChecked();
  expect(choice).toEqual(['c']);
  await page.getByRole('checkbox').first().click();
  await expect.poll(() => [...choice].sort()).toEqual(['a', 'b', 'c']);
});
