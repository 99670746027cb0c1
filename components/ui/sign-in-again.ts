'use client';

/** Where someone is led who signs in beside a page that they did not want to leave. */
const AFTERWARDS = '/signed-in';
const CHANNEL = 'evenhand-session';

/** Opens the sign-in page beside this one, so that what was typed here stays. */
export function signInAgain(): void {
  window.open(`/sign-in?${new URLSearchParams({ next: AFTERWARDS })}`, '_blank');
}

/** Tells the other tabs of this browser that someone has signed in. */
export function announceSignIn(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-in');
  channel.close();
}

/** Calls `then` when someone signs in in another tab; answers how to stop that. */
export function onSignedInAgain(then: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', then);
  return () => channel.close();
}
