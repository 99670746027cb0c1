'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './button';
import { cn } from './cn';
import { OVERLAY_STYLES } from './dialog';

/** A panel that slides in from a side: navigation on phones, details beside a table. */
export function Sheet({
  trigger,
  title,
  hideTitle = false,
  side = 'right',
  open,
  onOpenChange,
  children,
}: {
  trigger?: ReactNode;
  title: string;
  hideTitle?: boolean;
  side?: 'left' | 'right';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Primitive.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className={OVERLAY_STYLES} />
        <Primitive.Content
          aria-describedby={undefined}
          className={cn(
            'fixed inset-y-0 z-50 flex w-[min(24rem,88vw)] flex-col bg-raised shadow-float outline-none',
            side === 'left' ? 'left-0 animate-slide border-r' : 'right-0 animate-fade border-l',
          )}
        >
          <div className="flex items-center justify-between gap-4 px-4 py-3">
            <Primitive.Title className={cn('text-lg font-semibold', hideTitle && 'sr-only')}>
              {title}
            </Primitive.Title>
            <Primitive.Close asChild>
              <IconButton label="Close" size="sm" className="ml-auto">
                <X aria-hidden="true" />
              </IconButton>
            </Primitive.Close>
          </div>
          <div className="flex-1 overflow-y-auto px-4 pb-6">{children}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
