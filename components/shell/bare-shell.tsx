'use client';

import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/logo';
import { LateThemeToggle } from './late-theme-toggle';

/** The frame of pages outside a firm: sign-in, not found, errors. One narrow column. */
export function BareShell({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between px-5 py-3 sm:px-8">
        <Logo />
        <LateThemeToggle />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="grid flex-1 place-items-center px-4 pb-24 outline-none"
      >
        <div className="w-full max-w-sm">{children}</div>
      </main>
    </div>
  );
}
