'use client';

import type { ComponentProps, ReactNode } from 'react';
import { ActionForm, FormActions, SubmitButton } from './action-form';
import { Dialog } from './dialog';
import { DismissButton } from './dismiss-button';

type DialogProps = Pick<
  ComponentProps<typeof Dialog>,
  'trigger' | 'title' | 'description' | 'size' | 'startsOpen'
>;
type FormProps<T> = Pick<ComponentProps<typeof ActionForm<T>>, 'action' | 'hidden' | 'guard'>;

/**
 * A dialog with one form in it: the fields, a button that sends them and Cancel. A success closes
 * it, a refusal is shown inside. `extra` stands at the end of the row of buttons.
 */
export function FormDialog<T = undefined>({
  submitLabel,
  extra,
  children,
  action,
  hidden,
  guard,
  ...dialog
}: DialogProps & FormProps<T> & { submitLabel: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <Dialog {...dialog}>
      {(close) => (
        <ActionForm
          action={action}
          onSuccess={close}
          className={DIALOG_FORM}
          {...(hidden ? { hidden } : {})}
          {...(guard === undefined ? {} : { guard })}
        >
          {children}
          <DialogActions submitLabel={submitLabel} onCancel={close}>
            {extra}
          </DialogActions>
        </ActionForm>
      )}
    </Dialog>
  );
}

/** A form in a dialog: a column, since in a grid its foot could not stay in sight. */
export const DIALOG_FORM = 'flex flex-col';

/**
 * The end of a form in a dialog: what sends it, Cancel, and whatever else belongs there. It stays
 * in sight however long the form is; the form needs `DIALOG_FORM` for that.
 */
export function DialogActions({
  submitLabel,
  submitDisabled = false,
  cancelLabel = 'Cancel',
  onCancel,
  children,
}: {
  submitLabel: ReactNode;
  /** In place of Cancel. */
  cancelLabel?: string;
  submitDisabled?: boolean;
  onCancel: () => void;
  children?: ReactNode;
}) {
  return (
    <FormActions className="sticky bottom-0 z-1 -mx-5 -mb-5 border-t border-line bg-raised px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <SubmitButton disabled={submitDisabled}>{submitLabel}</SubmitButton>
      <DismissButton onClose={onCancel}>{cancelLabel}</DismissButton>
      {children}
    </FormActions>
  );
}
