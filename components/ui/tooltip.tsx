'use client';

import { Info } from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import { FloatingAnchor, FloatingPanel, useAnchorName } from './floating';
import { Popover } from './popover';

/**
 * A short note on hover and focus. The trigger must be focusable (a button or a link) and make
 * sense without it: touch screens never show tooltips. For notes that everyone needs, use
 * `InfoTip`.
 */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactNode }) {
  const id = useId();
  const anchorName = useAnchorName();
  const panel = useRef<HTMLDivElement>(null);
  const show = () => panel.current?.showPopover();
  const hide = () => panel.current?.hidePopover();
  return (
    <>
      <FloatingAnchor
        anchorName={anchorName}
        aria-describedby={id}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
        onKeyDown={(event) => {
          if (event.key === 'Escape') hide();
        }}
      >
        {children}
      </FloatingAnchor>
      <FloatingPanel
        ref={panel}
        id={id}
        role="tooltip"
        kind="manual"
        align="center"
        anchorName={anchorName}
        className="pointer-events-none max-w-72 border-ink bg-ink px-2.5 py-1.5 text-xs text-paper"
      >
        {content}
      </FloatingPanel>
    </>
  );
}

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
