'use client';

import { useMemo } from 'react';
import { cn } from './cn';

export type FloatingAlign = 'start' | 'center' | 'end';

/**
 * What the panel of an anchor hangs in: a modal dialog, since everything outside of it is inert and
 * lies beneath it, or the landmark of the page, so that screen readers know where they are.
 */
export function containerFor(anchor: HTMLElement): HTMLElement {
  return anchor.closest<HTMLElement>('dialog, main, header, nav, aside, footer') ?? document.body;
}

/** Where panels stand: under their anchor, above it where there is more room, within the window. */
export const FLOATING_PLACE = { side: 'bottom', sideOffset: 6, collisionPadding: 8 } as const;

/** The look that menus and popovers share. */
export const FLOATING_STYLES = cn(
  'z-50 max-h-(--radix-popper-available-height) max-w-[calc(100vw-1rem)] overflow-y-auto',
  'rounded-lg border border-line-2 bg-raised text-left text-ink shadow-float outline-none',
  'data-[state=open]:animate-rise',
);

/** Says of a panel that keys belong to it while it is open. */
export const FLOATING_MARK = { 'data-floating': '' };

/** An element of the page as an anchor that is not drawn by the panel's own component. */
export function useVirtualAnchor(element: HTMLElement | null) {
  return useMemo(() => ({ current: element }), [element]);
}

/** A press on what opened a panel is the opener's: closed by it, the panel would open again. */
export function leaveToOpener(event: Event, anchor: HTMLElement): void {
  if (event.target instanceof Node && anchor.contains(event.target)) event.preventDefault();
}
