import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { BUSY_LABELS } from '@/lib/platform/http/busy-messages';
import { noteReached, noteUnreachable } from './connection';
import { unsent, type ActionAnswer, type ActionState, type FormAction, type Unsent } from './state';

/**
 * Calls a server action from the browser: the one place where an answer that does not come becomes
 * an answer, so that no page, form or edit is lost to the network, a server that restarts or a new
 * build. Redirects of the action pass through.
 */
export async function callAction<T>(
  action: FormAction<T>,
  previous: ActionState<T>,
  form: FormData,
): Promise<ActionAnswer<T>> {
  try {
    const answer = await action(previous, form);
    noteReached();
    // An action that went away with its page answers nothing.
    return answer === undefined || answer.status === 'idle' ? unsent('unreachable') : answer;
  } catch (error) {
    unstable_rethrow(error);
    const reason = reasonOf(error);
    if (reason === 'offline' || reason === 'unreachable') noteUnreachable();
    return unsent(reason);
  }
}

function reasonOf(error: unknown): Unsent {
  if (unstable_isUnrecognizedActionError(error)) return 'new-version';
  if (error instanceof Error && error.message.startsWith(BUSY_LABELS)) return 'busy';
  return navigator.onLine ? 'unreachable' : 'offline';
}
