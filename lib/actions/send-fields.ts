import { IDLE, type ActionState, type FormAction } from './state';

/** What a form would send; null sends an empty field, undefined none. */
export type Fields = Readonly<Record<string, string | number | null | undefined>>;

/**
 * Calls a server action without a form around it, such as from a toast or while somebody types.
 * An answer that does not arrive is a refusal like any other.
 */
export async function sendFields<T>(
  action: FormAction<T>,
  fields: Fields,
): Promise<Exclude<ActionState<T>, { status: 'idle' }>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) form.set(name, value === null ? '' : String(value));
  }
  const answer = await action(IDLE, form).catch(() => IDLE);
  if (answer.status !== 'idle') return answer;
  const message = 'The answer did not arrive. Look whether it was done before you try again.';
  return { status: 'error', message, fieldErrors: {}, values: {} };
}
