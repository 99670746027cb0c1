'use client';

import { X } from 'lucide-react';
import { Slot } from 'radix-ui';
import { useId, useState, type ReactNode } from 'react';
import { IconButton } from './button';
import { cn } from './cn';
import { dismissal } from './dismiss-button';
import { Modal } from './modal';
import { useInBrowser } from './use-in-browser';

/** Where dialogs stand: in the upper middle, or at the bottom of a phone, near the thumb. */
export const DIALOG_PLACE = cn(
  'w-full animate-rise max-sm:top-auto max-sm:bottom-0 max-sm:max-w-none max-sm:rounded-t-lg',
  'sm:top-[12vh] sm:mx-auto sm:w-[calc(100vw-3rem)] sm:rounded-lg',
);

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
  startsOpen = false,
  size = 'md',
}: {
  trigger?: ReactNode;
  title: string;
  description?: ReactNode;
  children: ReactNode | ((close: () => void) => ReactNode);
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Open when the page has loaded: for an address that leads to the dialog. */
  startsOpen?: boolean;
  size?: 'sm' | 'md' | 'lg';
}) {
  const id = useId();
  const [ownOpen, setOwnOpen] = useState(startsOpen);
  // A modal hangs on the document's body, which the server does not have.
  const hasLoaded = useInBrowser();
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const close = () => setOpen(false);
  return (
    <>
      {trigger ? (
        <Slot.Root aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {trigger}
        </Slot.Root>
      ) : null}
      {hasLoaded && (open ?? ownOpen) ? (
        <Modal
          onClose={close}
          labelledBy={`${id}-title`}
          describedBy={description ? `${id}-description` : undefined}
          className={cn(
            DIALOG_PLACE,
            'max-h-[calc(100dvh-2rem)] overflow-y-auto sm:max-h-[78vh]',
            // What gets the focus is not hidden behind the foot of a form.
            'scroll-pb-20',
            size === 'sm' && 'sm:max-w-sm',
            size === 'md' && 'sm:max-w-lg',
            size === 'lg' && 'sm:max-w-3xl',
          )}
        >
          <div className="flex flex-col px-5 pt-4 pb-5">
            <div className="pr-8 pb-3">
              <h2 id={`${id}-title`} className="text-lg font-semibold">
                {title}
              </h2>
              {description ? (
                <div id={`${id}-description`} className="mt-0.5 text-sm text-ink-2">
                  {description}
                </div>
              ) : null}
            </div>
            <div>{typeof children === 'function' ? children(close) : children}</div>
            {/* Last in order, so that the first field gets the focus. */}
            <IconButton
              label="Close"
              size="sm"
              onClick={dismissal(close)}
              className="absolute top-3 right-3"
            >
              <X aria-hidden="true" />
            </IconButton>
          </div>
        </Modal>
      ) : null}
    </>
  );
}
