'use client';

/** A short message that goes away by itself. */
export interface ToastMessage {
  id: number;
  tone: 'good' | 'bad';
  text: string;
}

const SHOWN_MS = 5000;
const MOST_AT_ONCE = 3;

let messages: readonly ToastMessage[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly ToastMessage[]) {
  messages = next;
  for (const listener of listeners) listener();
}

/** Takes a toast away before its time. */
export function dismissToast(id: number): void {
  publish(messages.filter((message) => message.id !== id));
}

function show(tone: ToastMessage['tone'], text: string): void {
  lastId += 1;
  const message = { id: lastId, tone, text };
  publish([...messages, message].slice(-MOST_AT_ONCE));
  setTimeout(() => dismissToast(message.id), SHOWN_MS);
}

/** Shows a toast: for what has happened. What the user must act on belongs in an `Alert`. */
export const toast = {
  success: (text: string) => show('good', text),
  error: (text: string) => show('bad', text),
};

/** For `useSyncExternalStore`. */
export const toastStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => messages,
};
