'use client';

import { Slot } from 'radix-ui';
import { useId, useState, type ReactNode } from 'react';
import type { FormAction } from '@/lib/actions/state';
import { ActionForm, SubmitButton } from './action-form';
import { Button } from './button';
import { cn } from './cn';
import { DIALOG_PLACE } from './dialog';
import { Modal } from './modal';

/**
 * Asks before doing something that is hard to undo, then sends a server action. `hidden` carries
 * the ids and the expected version; `children` may add fields, such as a reason. A refusal is
 * shown inside; a success closes the dialog. The focus starts on Cancel, the safe answer.
 */
export function ConfirmDialog<T = undefined>({
  trigger,
  title,
  description,
  confirmLabel,
  action,
  hidden,
  danger = false,
  children,
}: {
  trigger: ReactNode;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  action: FormAction<T>;
  hidden?: Record<string, string | number>;
  danger?: boolean;
  children?: ReactNode;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Slot.Root aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {trigger}
      </Slot.Root>
      {open ? (
        <Modal
          role="alertdialog"
          dismissible={false}
          onClose={close}
          labelledBy={`${id}-title`}
          describedBy={`${id}-description`}
          className={cn(DIALOG_PLACE, 'sm:max-w-md')}
        >
          <div className="p-5">
            <h2 id={`${id}-title`} className="text-lg font-semibold">
              {title}
            </h2>
            <div id={`${id}-description`} className="mt-1 mb-4 text-sm text-ink-2">
              {description}
            </div>
            <ActionForm action={action} onSuccess={close} hidden={hidden}>
              {children}
              <div className="flex justify-end gap-2">
                <Button onClick={close}>Cancel</Button>
                <SubmitButton variant={danger ? 'danger' : 'primary'}>{confirmLabel}</SubmitButton>
              </div>
            </ActionForm>
          </div>
        </Modal>
      ) : null}
    </>
  );
}
