'use client';

import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';
import {
  containerFor,
  FLOATING_MARK,
  FLOATING_PLACE,
  FLOATING_STYLES,
  leaveToOpener,
  useVirtualAnchor,
  type FloatingAlign,
} from './floating';

export interface PopoverPanelProps {
  anchor: HTMLElement;
  label: string;
  align?: FloatingAlign;
  className?: string;
  onClosed: () => void;
  children: ReactNode;
}

/**
 * A popover beside `anchor`, open as long as it is mounted. It begins at its first field, where it
 * has one.
 */
export function PopoverPanel({
  anchor,
  label,
  align = 'start',
  className,
  onClosed,
  children,
}: PopoverPanelProps) {
  return (
    <Popover.Root open onOpenChange={onClosed}>
      <Popover.Anchor virtualRef={useVirtualAnchor(anchor)} />
      <Popover.Portal container={containerFor(anchor)}>
        <Popover.Content
          {...FLOATING_PLACE}
          {...FLOATING_MARK}
          align={align}
          aria-label={label}
          className={cn(FLOATING_STYLES, 'w-80 p-3 text-sm', className)}
          onOpenAutoFocus={(event) => {
            const field = fieldIn(event.currentTarget);
            if (!field) return;
            event.preventDefault();
            field.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // A press elsewhere has taken the focus there.
            if (document.activeElement === document.body) anchor.focus();
          }}
          onInteractOutside={(event) => leaveToOpener(event, anchor)}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function fieldIn(panel: EventTarget | null): HTMLElement | null {
  return panel instanceof Element ? panel.querySelector('input, select, textarea') : null;
}
