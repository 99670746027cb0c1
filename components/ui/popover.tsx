'use client';

import { Slot } from 'radix-ui';
import { Suspense, type ReactNode } from 'react';
import { late } from './late';
import type { PopoverPanelProps } from './popover-panel';
import { useOpener } from './use-opener';

// What draws a popover comes when a hand is on the way to one.
const { load, part } = late(() => import('./popover-panel'));
const PopoverPanel = part((code) => code.PopoverPanel);

/**
 * A small panel beside its trigger (a button), for content that may hold links and controls. The
 * focus goes into it and comes back when Escape or a press elsewhere closes it.
 */
export function Popover({
  trigger,
  ...panel
}: Omit<PopoverPanelProps, 'anchor' | 'onClosed'> & { trigger: ReactNode }) {
  const { anchor, close, props } = useOpener('dialog', load);
  return (
    <>
      <Slot.Root {...props}>{trigger}</Slot.Root>
      {anchor ? (
        <Suspense fallback={null}>
          <PopoverPanel anchor={anchor} onClosed={close} {...panel} />
        </Suspense>
      ) : null}
    </>
  );
}
