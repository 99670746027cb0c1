'use client';

import { useId, type ReactNode } from 'react';
import type { FormAction } from '@/lib/platform/actions/state';
import { ActionForm, SubmitButton } from './action-form';
import { cn } from './cn';
import { DIALOG_PLACE } from './dialog';
import { DismissButton } from './dismiss-button';
import { Modal } from './modal';

export interface ConfirmPanelProps<T = undefined> {
  title: string;
  description: ReactNode;
  confirmLabel: string;
  action: FormAction<T>;
  hidden?: Record<string, string | number>;
  danger?: boolean;
  /** Called after a success, with the dialog closed. */
  onDone?: (data: T | undefined) => void;
  children?: ReactNode;
}

/** The question of a `ConfirmDialog`, open for as long as it is mounted. */
export function ConfirmPanel<T = undefined>({
  title,
  description,
  confirmLabel,
  action,
  hidden,
  danger = false,
  onDone,
  children,
  onClose,
}: ConfirmPanelProps<T> & { onClose: () => void }) {
  const id = useId();
  return (
    <Modal
      role="alertdialog"
      dismissible={false}
      onClose={onClose}
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
        <ActionForm
          action={action}
          hidden={hidden}
          onSuccess={(data) => {
            onClose();
            onDone?.(data);
          }}
        >
          {children}
          <div className="flex justify-end gap-2">
            <DismissButton variant="secondary" onClose={onClose} />
            <SubmitButton variant={danger ? 'danger' : 'primary'}>{confirmLabel}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Modal>
  );
}
