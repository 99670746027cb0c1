'use client';

import { Info } from 'lucide-react';
import { Popover as PopoverPrimitive, Tooltip as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

/**
 * A short note on hover and focus. The trigger must be focusable (a button or a link) and make
 * sense without it: touch screens never show tooltips. For notes that everyone needs, use
 * `InfoTip`.
 */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={250} skipDelayDuration={150}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-fade rounded-md bg-ink px-2.5 py-1.5 text-xs text-paper"
          >
            {content}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}

/** A small "i" that opens an explanation on click, tap or Enter: works without a mouse. */
export function InfoTip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <PopoverPrimitive.Root>
      <PopoverPrimitive.Trigger
        aria-label={label}
        className="inline-flex size-6 items-center justify-center rounded-full text-ink-3 transition-colors hover:text-ink"
      >
        <Info aria-hidden="true" className="size-3.5" />
      </PopoverPrimitive.Trigger>
      <PopoverPrimitive.Portal>
        <PopoverPrimitive.Content
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className="z-50 max-w-80 animate-rise rounded-md border border-line-2 bg-raised px-3 py-2 text-sm text-ink-2 shadow-float outline-none"
        >
          {children}
        </PopoverPrimitive.Content>
      </PopoverPrimitive.Portal>
    </PopoverPrimitive.Root>
  );
}
