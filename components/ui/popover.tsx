'use client';

import { useId, type ReactNode } from 'react';
import { cn } from './cn';
import { FloatingAnchor, FloatingPanel, useAnchorName, type FloatingAlign } from './floating';

/** A small panel beside its trigger (a button), for content that may hold links and controls. */
export function Popover({
  trigger,
  label,
  align = 'start',
  className,
  children,
}: {
  trigger: ReactNode;
  label: string;
  align?: FloatingAlign;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const anchorName = useAnchorName();
  return (
    <>
      <FloatingAnchor anchorName={anchorName} popoverTarget={id}>
        {trigger}
      </FloatingAnchor>
      <FloatingPanel
        id={id}
        role="dialog"
        aria-label={label}
        anchorName={anchorName}
        align={align}
        className={cn('w-80 p-3 text-sm', className)}
      >
        {children}
      </FloatingPanel>
    </>
  );
}
