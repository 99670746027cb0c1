/** The header by which the framework calls an action. */
const ACTION_HEADER = 'next-action';
/** The longest that anyone should look at a spinner; what was done by then is not done again. */
const PATIENCE_MS = 90_000;

/**
 * Lets actions that cannot be sent fail at once. With `experimental.useOffline` the framework holds
 * back what it could not fetch until the network is there again, which is right for pages but not
 * for actions: they would be sent later without being asked for, and the page could not say what
 * happened. The framework takes a time-out for an answer, so a failure is told as one.
 */
export function failActionsAtOnce(): void {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (!new Headers(init?.headers).has(ACTION_HEADER)) return send(input, init);
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const signal = init?.signal ? AbortSignal.any([init.signal, patience]) : patience;
    try {
      return await send(input, { ...init, signal });
    } catch {
      throw new DOMException('The action could not be sent.', 'TimeoutError');
    }
  };
}
