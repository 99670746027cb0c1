'use client';

import { forgetAllTyping, hasUnsavedChanges } from './typed-forms';

/** Where somebody was going when they were asked about unsaved changes; null when nobody is. */
let goOn: (() => void) | null = null;
const listeners = new Set<() => void>();

function publish(next: (() => void) | null) {
  goOn = next;
  for (const listener of listeners) listener();
}

/** Leaves the page by `go`: at once, or after a question where something would be lost. */
export function leaveBy(go: () => void): void {
  if (hasUnsavedChanges()) publish(go);
  else go();
}

/** The answer to the question: go, and lose what was typed, or stay. */
export function answerLeaving(leaves: boolean): void {
  const go = goOn;
  publish(null);
  if (!leaves) return;
  forgetAllTyping();
  go?.();
}

/** For `useSyncExternalStore`: whether the question is open. */
export const leaveStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isAsking: () => goOn !== null,
};
