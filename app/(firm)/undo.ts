'use client';

import { sendFields, type Fields } from '@/lib/platform/actions/send-fields';
import { newOnceKey, type FormAction, lastingMessage } from '@/lib/platform/actions/state';
import { toast, type ToastAction } from '@/components/ui/toast-store';

/**
 * An undo for a toast: an act like any other, with its permissions, its version and its place in
 * the history. Where it is refused, because someone was quicker or the rules say no, it says why.
 */
export function undoBy<T>(action: FormAction<T>, fields: Fields): ToastAction {
  return { label: 'Undo', run: () => void takeBack(action, fields) };
}

async function takeBack<T>(
  action: FormAction<T>,
  fields: Fields,
  once = newOnceKey(),
): Promise<void> {
  const answer = await sendFields(action, fields, once);
  if (answer.status === 'ok') toast.success(`Undone. ${answer.message ?? ''}`.trim());
  else {
    const again = { label: 'Send again', run: () => void takeBack(action, fields, once) };
    toast.error(`Not undone. ${lastingMessage(answer)}`, answer.unsent ? again : undefined);
  }
}

/** The same action, whose success is announced together with its undo, where it has one. */
export function withUndo<T>(
  action: FormAction<T>,
  undoOf: (data: T) => ToastAction | undefined,
): FormAction<T> {
  return async (previous, form) => {
    const answer = await action(previous, form);
    if (answer.status !== 'ok' || !answer.message || answer.data === undefined) return answer;
    toast.success(answer.message, undoOf(answer.data));
    return { status: 'ok', data: answer.data };
  };
}
