import type { FormAction } from '@/lib/platform/actions/state';

/**
 * The same action, after whose success the browser goes to the dashboard and fetches everything anew:
 * for what moves the session into another firm. Not in an effect of the form: the form goes with the
 * firm that is left.
 */
export function thenDashboard(action: FormAction): FormAction {
  return async (previous, form) => {
    const answer = await action(previous, form);
    if (answer.status === 'ok') window.location.assign('/dashboard');
    return answer;
  };
}
