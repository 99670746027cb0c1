'use client';

import { useTheme } from 'next-themes';
import { Toaster as Sonner } from 'sonner';

/** Where toasts appear. `toast.success('…')` from `sonner` shows one. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-2.5 rounded-lg border border-line-2 bg-raised px-3.5 py-3 text-sm text-ink shadow-float font-sans',
          success: '[&_[data-icon]]:text-good',
          error: '[&_[data-icon]]:text-bad',
          description: 'text-ink-2',
        },
      }}
    />
  );
}
