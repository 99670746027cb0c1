'use client';

import { X } from 'lucide-react';
import { Slot } from 'radix-ui';
import { useId, useState, type ReactNode } from 'react';
import { IconButton } from './button';
import { cn } from './cn';
import { Modal } from './modal';

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
  const id = useId();
  const [ownOpen, setOwnOpen] = useState(false);
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  return (
    <>
      {trigger ? (
        <Slot.Root aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {trigger}
        </Slot.Root>
      ) : null}
      {(open ?? ownOpen) ? (
        <Modal
          onClose={() => setOpen(false)}
          labelledBy={id}
          className={cn(
            'inset-y-0 h-dvh max-h-none w-[min(24rem,88vw)] max-w-none border-y-0',
            side === 'left'
              ? 'right-auto left-0 animate-slide border-l-0'
              : 'right-0 left-auto animate-fade border-r-0',
          )}
        >
          <div className="flex h-full flex-col">
            <div className="flex items-center justify-between gap-4 px-4 py-3">
              <h2 id={id} className={cn('text-lg font-semibold', hideTitle && 'sr-only')}>
                {title}
              </h2>
              <IconButton
                label="Close"
                size="sm"
                className="ml-auto"
                onClick={() => setOpen(false)}
              >
                <X aria-hidden="true" />
              </IconButton>
            </div>
            <div className="flex-1 overflow-y-auto px-4 pb-6">{children}</div>
          </div>
        </Modal>
      ) : null}
    </>
  );
}
