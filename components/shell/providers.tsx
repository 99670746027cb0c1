'use client';

import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';
import { CutNames } from '@/components/ui/cut-names';
import { Toaster } from '@/components/ui/toaster';

/** What every page needs in the browser: the theme, set before the first paint, and toasts. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      disableTransitionOnChange
      nonce={nonce}
    >
      {children}
      <CutNames />
      <Toaster />
    </ThemeProvider>
  );
}
