'use client';

import { connectionStore } from '@/lib/platform/actions/connection';
import { toast } from './toast-store';
import { markAllClean, markCleanWithin, hasDirtyText, hasUnsavedChanges } from './dirty-forms';

/** What someone was about to do when they were asked about what they had typed. */
export interface Leaving {
  /** `page`: go somewhere else. `dialog`: close the dialog that they typed into. */
  readonly what: 'page' | 'dialog';
  readonly goOn: () => void;
}

let leaving: Leaving | null = null;
const listeners = new Set<() => void>();

function publish(next: Leaving | null) {
  leaving = next;
  for (const listener of listeners) listener();
}

/**
 * Leaves the page by `go`: at once, or after a question where something would be lost. Without a
 * network there is nowhere to go, and the page stays.
 */
export function leaveBy(go: () => void): void {
  if (isOffline()) {
    toast.error('You are offline. This page stays; the other one opens once you are connected.');
  } else if (hasUnsavedChanges()) askBefore(go);
  else go();
}

/** Asks whether to leave the page by `go`. */
export function askBefore(go: () => void): void {
  const goOn = () => {
    markAllClean();
    go();
  };
  publish({ what: 'page', goOn });
}

/** Closes a dialog by `close`: at once, or after a question where a text was typed into it. */
export function closeBy(dialog: HTMLElement | null, close: () => void): void {
  if (!dialog || !hasDirtyText(dialog)) {
    close();
    return;
  }
  const goOn = () => {
    markCleanWithin(dialog);
    close();
  };
  publish({ what: 'dialog', goOn });
}

/** Whether the machine has no network at all. */
export function isOffline(): boolean {
  return connectionStore.get() === 'offline';
}

/** The answer to the question: go, and lose what was typed, or stay. */
export function answerLeaving(leaves: boolean): void {
  const answered = leaving;
  publish(null);
  if (leaves) answered?.goOn();
}

/** For `useSyncExternalStore`: the question that is open. */
export const leaveStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => leaving,
};
