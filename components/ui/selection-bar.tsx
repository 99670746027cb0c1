'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './button';

/**
 * What can be done with the chosen rows of a table. It stays at the lower edge of the window while
 * the table scrolls by; put it after the table, in the same box.
 */
export function SelectionBar({
  summary,
  onClear,
  children,
}: {
  /** How many are chosen, e.g. "3 cases selected"; read out when it changes. */
  summary: string;
  onClear: () => void;
  children: ReactNode;
}) {
  return (
    <div
      role="region"
      aria-label="Selected rows"
      data-print="hide"
      className="sticky bottom-3 z-20 mx-auto my-3 flex w-fit max-w-full animate-rise flex-wrap items-center gap-2 rounded-lg border border-line-2 bg-raised py-1.5 pr-1.5 pl-3.5 shadow-float"
    >
      <p role="status" className="mr-1 text-sm font-medium tabular-nums">
        {summary}
      </p>
      {children}
      <IconButton label="Clear selection" size="sm" onClick={onClear}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
