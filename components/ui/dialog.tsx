'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { IconButton } from './button';
import { cn } from './cn';

export const OVERLAY_STYLES = 'fixed inset-0 z-40 bg-overlay animate-fade';

/**
 * A modal dialog. `trigger` is the button that opens it; `children` may be a function that gets
 * `close`, so that a form inside can close it on success. Or control it with `open`/`onOpenChange`.
 */
export function Dialog({
  trigger,
  title,
  description,
  children,
  open,
  onOpenChange,
  size = 'md',
}: {
  trigger?: ReactNode;
  title: string;
  description?: ReactNode;
  children: ReactNode | ((close: () => void) => ReactNode);
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: 'sm' | 'md' | 'lg';
}) {
  const [ownOpen, setOwnOpen] = useState(false);
  const isOpen = open ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  return (
    <Primitive.Root open={isOpen} onOpenChange={setOpen}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className={OVERLAY_STYLES} />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed z-50 flex max-h-[calc(100dvh-2rem)] flex-col border border-line bg-raised shadow-float',
            'animate-rise outline-none max-sm:inset-x-0 max-sm:bottom-0 max-sm:rounded-t-lg',
            'sm:inset-x-0 sm:top-[12vh] sm:mx-auto sm:max-h-[76vh] sm:w-[calc(100vw-3rem)] sm:rounded-lg',
            size === 'sm' && 'sm:max-w-sm',
            size === 'md' && 'sm:max-w-lg',
            size === 'lg' && 'sm:max-w-3xl',
          )}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div>
              <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
              {description ? (
                <Primitive.Description className="mt-0.5 text-sm text-ink-2">
                  {description}
                </Primitive.Description>
              ) : null}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" size="sm" className="-mr-1.5">
                <X aria-hidden="true" />
              </IconButton>
            </Primitive.Close>
          </div>
          <div className="overflow-y-auto px-5 pb-5">
            {typeof children === 'function' ? children(() => setOpen(false)) : children}
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
