'use client';

import type { ComponentProps, MouseEvent } from 'react';
import { Button } from './button';
import { closeBy } from './leave-store';

/**
 * What a button that only closes its dialog does: it asks first where a text was typed into the
 * dialog, as Escape does.
 */
export function dismissal(onClose: () => void) {
  return (event: MouseEvent<HTMLElement>) => {
    closeBy(event.currentTarget.closest('dialog'), onClose);
  };
}

/** Cancel, Back and the like: closes the dialog around it without doing anything. */
export function DismissButton({
  onClose,
  children = 'Cancel',
  variant = 'quiet',
  ...rest
}: Omit<ComponentProps<typeof Button>, 'onClick'> & { onClose: () => void }) {
  return (
    <Button variant={variant} onClick={dismissal(onClose)} {...rest}>
      {children}
    </Button>
  );
}
