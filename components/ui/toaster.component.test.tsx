import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { expectAccessible } from '@/tests/components/accessible';
import { dismissToast, toast, toastStore } from './toast-store';
import { Toaster } from './toaster';

afterEach(() => {
  vi.useRealTimers();
  for (const { id } of toastStore.get()) dismissToast(id);
});

const shown = () => page.getByRole('region', { name: 'Notifications' });

test('a toast is announced politely, does what it offers, and goes', async () => {
  const undo = vi.fn();
  await render(<Toaster />);
  await expect.element(shown()).toHaveAttribute('aria-live', 'polite');
  toast.success('Case 12 is now with Ana.', { label: 'Undo', run: undo });
  await expect.element(shown().getByText('Case 12 is now with Ana.')).toBeVisible();
  await expectAccessible();
  await shown().getByRole('button', { name: 'Undo' }).click();
  expect(undo).toHaveBeenCalledOnce();
  await expect.element(shown()).toHaveTextContent('');
});

test('three toasts stand at most, the latest of them', async () => {
  await render(<Toaster />);
  for (const text of ['One.', 'Two.', 'Three.', 'Four.']) toast.success(text);
  await expect.element(shown().getByText('Four.')).toBeVisible();
  await expect.element(shown().getByText('One.')).not.toBeInTheDocument();
  await shown().getByRole('button', { name: 'Dismiss' }).first().click();
  await expect.element(shown().getByText('Two.')).not.toBeInTheDocument();
});

test('a toast stays for as long as the focus is on it', async () => {
  await render(<Toaster />);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  toast.success('Saved.');
  await vi.waitUntil(() => document.querySelector('[data-toast]') !== null);
  await userEvent.tab();
  vi.advanceTimersByTime(60_000);
  expect(toastStore.get()).toHaveLength(1);
  document.querySelector<HTMLElement>(':focus')?.blur();
  vi.advanceTimersByTime(6_000);
  expect(toastStore.get()).toHaveLength(0);
});
