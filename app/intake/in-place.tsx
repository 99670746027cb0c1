'use client';

import type { ReactNode } from 'react';

/** Takes the place of a form that was sent, and the focus that was in it. */
export function InPlace({ children }: { children: ReactNode }) {
  return (
    <div ref={takeFocus} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}

function takeFocus(element: HTMLElement | null) {
  element?.focus();
}
