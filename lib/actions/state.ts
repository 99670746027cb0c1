/**
 * What a server action answers to the form that called it. Plain data, so that it can travel
 * between server and browser.
 *
 * - `idle`: nothing was sent yet.
 * - `ok`: done; `message` is shown as a toast, `data` goes to the form's `onSuccess`.
 * - `error`: refused; `fieldErrors` by field name, `values` is what was typed.
 */
export type ActionState<T = undefined> =
  | { status: 'idle' }
  | { status: 'ok'; message?: string; data?: T }
  | {
      status: 'error';
      message: string;
      fieldErrors: Record<string, string[]>;
      values: Record<string, string>;
    };

/** An action that a form can call. */
export type FormAction<T = undefined> = (
  previous: ActionState<T>,
  formData: FormData,
) => Promise<ActionState<T>>;

export const IDLE: { status: 'idle' } = { status: 'idle' };
