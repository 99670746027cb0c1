import { callAction } from './call-action';
import {
  IDLE,
  MEMBER_FIELD,
  newOnceKey,
  ONCE_FIELD,
  type ActionAnswer,
  type FormAction,
} from './state';
import { pageMember } from './page-member';

/** What a form would send; null sends an empty field, undefined none. */
export type Fields = Readonly<Record<string, string | number | null | undefined>>;

/**
 * Calls a server action without a form around it, such as from a toast or while someone types.
 * An answer that does not arrive is a refusal like any other; it says whether the same may be sent
 * again, which `once`, the key of the first attempt, makes safe.
 */
export async function sendFields<T>(
  action: FormAction<T>,
  fields: Fields,
  once = newOnceKey(),
): Promise<ActionAnswer<T>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) form.set(name, value === null ? '' : String(value));
  }
  form.set(ONCE_FIELD, once);
  form.set(MEMBER_FIELD, pageMember() ?? '');
  return callAction(action, IDLE, form);
}
