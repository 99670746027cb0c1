'use client';

/*
 * Whether the server can be reached from this page, as far as the page has noticed: by the
 * browser's own events, and by what it could not send. Once something failed it asks now and then
 * whether the server is there again.
 */

export type Connection = 'online' | 'offline' | 'unreachable';

const ASK_EVERY_MS = 3000;
const ASK_FOR_MS = 10_000;
/** Answers anyone, without a body, in a moment. */
const ASK_AT = '/live';

let connection: Connection = 'online';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function publish(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
}

/** Something could not be sent: says so, and looks for the server until it is back. */
export function noteUnreachable(): void {
  publish(navigator.onLine ? 'unreachable' : 'offline');
  askLater();
}

/** The server has answered. */
export function noteReached(): void {
  clearTimeout(timer);
  publish('online');
}

function askLater(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void ask(), ASK_EVERY_MS);
}

async function ask(): Promise<void> {
  const signal = AbortSignal.timeout(ASK_FOR_MS);
  const answer = await fetch(ASK_AT, { method: 'HEAD', redirect: 'manual', signal }).catch(
    () => null,
  );
  // What stands in front of a server that is down answers with 502 and its like.
  if (answer && answer.status < 500) noteReached();
  else noteUnreachable();
}

function follow(): void {
  if (!navigator.onLine) publish('offline');
  else if (connection !== 'online') void ask();
}

/** For `useSyncExternalStore`. */
export const connectionStore = {
  subscribe: (listener: () => void): (() => void) => {
    if (listeners.size === 0) {
      window.addEventListener('online', follow);
      window.addEventListener('offline', follow);
      follow();
    }
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      window.removeEventListener('online', follow);
      window.removeEventListener('offline', follow);
    };
  },
  get: (): Connection => connection,
};
