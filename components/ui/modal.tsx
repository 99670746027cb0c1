'use client';

import {
  useLayoutEffect,
  useRef,
  type MouseEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { createPortal } from 'react-dom';
import { cn } from './cn';
import { closeBy } from './leave-store';

/** A dialog that begins with a choice begins at what is chosen, as the Tab key would come to it. */
function focusTheChosen(focused: Element | null) {
  if (!(focused instanceof HTMLInputElement) || focused.type !== 'radio' || focused.checked) return;
  const group = focused.form ?? focused.closest('dialog');
  const radios = group?.querySelectorAll<HTMLInputElement>('input[type="radio"]:checked') ?? [];
  [...radios].find(({ name }) => name === focused.name)?.focus();
}

interface ModalProps {
  onClose: () => void;
  labelledBy: string;
  describedBy?: string | undefined;
  role?: 'dialog' | 'alertdialog';
  /** A press beside the dialog closes it. */
  dismissible?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * The browser's own modal dialog: it keeps the focus inside, makes the rest inert, closes on
 * Escape and gives the focus back, without a library. Mount it to open, unmount it to close. It
 * hangs on the body, so that a form inside is never nested in a form of the page.
 */
export function Modal({
  onClose,
  labelledBy,
  describedBy,
  role = 'dialog',
  dismissible = true,
  className,
  children,
}: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    const page = document.documentElement;
    dialog?.showModal();
    focusTheChosen(document.activeElement);
    page.classList.add('overflow-hidden');
    return () => {
      page.classList.remove('overflow-hidden');
      // Closing before removal is what gives the focus back to the trigger.
      dialog?.close();
    };
  }, []);

  function closed(event: SyntheticEvent<HTMLDialogElement>) {
    if (event.target === ref.current && !ref.current.open) onClose();
  }

  /** Escape: what was typed inside is not thrown away unasked. */
  function cancelled(event: SyntheticEvent<HTMLDialogElement>) {
    if (event.target !== ref.current) return;
    event.preventDefault();
    closeBy(ref.current, onClose);
  }

  function pressed(event: MouseEvent<HTMLDialogElement>) {
    if (dismissible && event.target === ref.current) closeBy(ref.current, onClose);
  }

  return createPortal(
    <dialog
      ref={ref}
      role={role}
      aria-modal="true"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onClose={closed}
      onCancel={cancelled}
      onMouseDown={pressed}
      className={cn(
        'fixed border border-line bg-raised p-0 text-ink shadow-float outline-none',
        'backdrop:animate-fade backdrop:bg-overlay',
        className,
      )}
    >
      {children}
    </dialog>,
    document.body,
  );
}
