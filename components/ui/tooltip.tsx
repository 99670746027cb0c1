'use client';

import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { Popover } from './popover';

/** A small "i" that opens an explanation on click, tap or Enter: works without a mouse. */
export function InfoTip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popover
      label={label}
      className="w-max max-w-80 text-ink-2"
      trigger={
        <button
          type="button"
          aria-label={label}
          data-print="hide"
          className="inline-flex size-6 items-center justify-center rounded-full text-ink-3 transition-colors hover:text-ink"
        >
          <Info aria-hidden="true" className="size-3.5" />
        </button>
      }
    >
      {children}
    </Popover>
  );
}
