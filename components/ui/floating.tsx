'use client';

import { Slot } from 'radix-ui';
import { useId, type ComponentProps, type ReactNode, type ToggleEvent } from 'react';
import { cn } from './cn';

export type FloatingAlign = 'start' | 'center' | 'end';

const PLACES: Record<FloatingAlign, string> = {
  start: '[position-area:bottom_span-right]',
  center: '[position-area:bottom]',
  end: '[position-area:bottom_span-left]',
};

const GAP_PX = 6;

/** Puts the panel under its trigger where the browser cannot anchor it by itself. */
function placeByHand(panel: HTMLElement, anchorName: string, align: FloatingAlign) {
  if (CSS.supports('position-area', 'bottom')) return;
  const anchor = document.querySelector(`[data-anchor="${anchorName}"]`)?.getBoundingClientRect();
  if (!anchor) return;
  const { width, height } = panel.getBoundingClientRect();
  const lefts = {
    start: anchor.left,
    center: anchor.left + (anchor.width - width) / 2,
    end: anchor.right - width,
  };
  const left = Math.min(Math.max(lefts[align], GAP_PX), window.innerWidth - width - GAP_PX);
  const fitsBelow = anchor.bottom + GAP_PX + height <= window.innerHeight;
  panel.style.left = `${left}px`;
  panel.style.top = `${fitsBelow ? anchor.bottom : Math.max(GAP_PX, anchor.top - height - 2 * GAP_PX)}px`;
}

/** The element that a floating panel belongs to. */
export function FloatingAnchor({
  anchorName,
  children,
  ...rest
}: ComponentProps<typeof Slot.Root> & { anchorName: string }) {
  return (
    <Slot.Root data-anchor={anchorName} style={{ anchorName }} {...rest}>
      {children}
    </Slot.Root>
  );
}

/** A name for an anchor that no other component has. */
export function useAnchorName(): string {
  return `--anchor-${useId().replace(/[^\w-]/g, '')}`;
}

/**
 * A panel in the browser's top layer, under its anchor and above everything else: it needs no
 * library, never gets cut off by a scrolling box, and turns upwards where there is no room.
 */
export function FloatingPanel({
  anchorName,
  align = 'start',
  kind = 'auto',
  className,
  onToggle,
  children,
  ...rest
}: Omit<ComponentProps<'div'>, 'popover'> & {
  anchorName: string;
  align?: FloatingAlign;
  /** `auto` closes on Escape and on a press elsewhere; `manual` is shown and hidden by code. */
  kind?: 'auto' | 'manual';
  children: ReactNode;
}) {
  function toggled(event: ToggleEvent<HTMLDivElement>) {
    if (event.newState === 'open') placeByHand(event.currentTarget, anchorName, align);
    onToggle?.(event);
  }
  return (
    <div
      popover={kind}
      style={{ positionAnchor: anchorName }}
      onToggle={toggled}
      className={cn(
        'fixed inset-auto my-1.5 max-w-[calc(100vw-1rem)] rounded-lg border border-line-2',
        'bg-raised text-left font-sans text-ink shadow-float outline-none open:animate-rise',
        '[position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline]',
        PLACES[align],
        className,
      )}
      {...rest}
    >
      {children}
    </div>
  );
}
