'use client';

import { AlertDialog as Primitive } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import type { FormAction } from '@/lib/actions/state';
import { ActionForm, SubmitButton } from './action-form';
import { Button } from './button';
import { OVERLAY_STYLES } from './dialog';

/**
 * Asks before doing something that is hard to undo, then sends a server action. `hidden` carries
 * the ids and the expected version; `children` may add fields, such as a reason. A refusal is
 * shown inside; a success closes the dialog.
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
  const [open, setOpen] = useState(false);
  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Overlay className={OVERLAY_STYLES} />
        <Primitive.Content className="fixed inset-x-4 top-[16vh] z-50 mx-auto max-w-md animate-rise rounded-lg border border-line bg-raised p-5 shadow-float outline-none">
          <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
          <Primitive.Description asChild>
            <div className="mt-1 mb-4 text-sm text-ink-2">{description}</div>
          </Primitive.Description>
          <ActionForm action={action} onSuccess={() => setOpen(false)} {...(hidden && { hidden })}>
            {children}
            <div className="flex justify-end gap-2">
              <Primitive.Cancel asChild>
                <Button>Cancel</Button>
              </Primitive.Cancel>
              <SubmitButton variant={danger ? 'danger' : 'primary'}>{confirmLabel}</SubmitButton>
            </div>
          </ActionForm>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
