import type { ActionState, FormAction } from '@/lib/platform/actions/state';

/** An action that gives these answers, one each time it is called, and keeps what it was sent. */
export function actionAnswering(...answers: readonly ActionState[]) {
  const sent: FormData[] = [];
  const action: FormAction = (_previous, form) => {
    const answer = answers[sent.length] ?? { status: 'ok' };
    sent.push(form);
    return Promise.resolve(answer);
  };
  return { action, sent };
}

/** The refusal of an entry. */
export function refusal(
  fieldErrors: Record<string, string[]>,
  values: Record<string, string> = {},
): ActionState {
  return { status: 'error', message: 'Some entries need another look.', fieldErrors, values };
}
