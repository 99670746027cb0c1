'use client';

/** A short message that goes away by itself. */
export interface ToastMessage {
  id: number;
  tone: 'good' | 'bad';
  text: string;
  action: ToastAction | null;
}

/** Something to do about what has happened, such as taking it back. */
export interface ToastAction {
  label: string;
  run: () => void;
}

const SHOWN_MS = 5000;
/** There must be time to read, to decide and to get there, by pointer or by keyboard. */
const SHOWN_WITH_ACTION_MS = 15_000;
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
  held.delete(id);
  publish(messages.filter((message) => message.id !== id));
}

function show(tone: ToastMessage['tone'], text: string, action: ToastAction | null = null): number {
  lastId += 1;
  const message = { id: lastId, tone, text, action };
  publish([...messages, message].slice(-MOST_AT_ONCE));
  leaveAfter(message.id, action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
  return message.id;
}

/** A toast that the pointer or the focus rests on stays, as does one whose undo is out of reach. */
function leaveAfter(id: number, durationMs: number): void {
  setTimeout(() => {
    if (held.has(id) || isOutOfReach(id)) leaveAfter(id, SHOWN_MS);
    else dismissToast(id);
  }, durationMs);
}

/** Behind a dialog nothing of the page can be pressed. */
function isOutOfReach(id: number): boolean {
  const hasAction = messages.some((message) => message.id === id && message.action !== null);
  return hasAction && document.querySelector('dialog[open]') !== null;
}

const held = new Set<number>();

/** Keeps a toast while someone is at it, or lets it go again. */
export function holdToast(id: number, isHeld: boolean): void {
  if (isHeld) held.add(id);
  else held.delete(id);
}

/** Shows a toast and answers its id: for what has happened. What the user must act on belongs in an `Alert`. */
export const toast = {
  success: (text: string, action?: ToastAction) => show('good', text, action),
  error: (text: string, action?: ToastAction) => show('bad', text, action),
};

/** For `useSyncExternalStore`. */
export const toastStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => messages,
};
