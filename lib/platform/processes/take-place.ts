import 'server-only';
import { line } from './line';
import type { RoomName } from './rooms';

/** A place that is taken until it is left. */
export interface Place {
  readonly leave: () => void;
}

/**
 * Takes a place among those that may do something at the same time, over all processes of this
 * installation, and waits for its turn where only some of them have one. A process that dies leaves
 * its places to the others.
 *
 * @param key the firm or person, of whom only so many places are taken
 * @param signal ends waiting
 * @returns null where there is no room
 * @throws the signal's reason
 */
export async function takePlace(
  room: RoomName,
  key: string,
  signal?: AbortSignal,
): Promise<Place | null> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const answer = (isIn: boolean) => {
    signal?.removeEventListener('abort', giveUp);
    resolve(isIn);
  };
  const visitor = { room, key, answer };
  const leave = () => line().leave(visitor);
  function giveUp() {
    leave();
    reject(signal?.reason as Error);
  }
  signal?.addEventListener('abort', giveUp, { once: true });
  line().enter(visitor);
  return (await promise) ? { leave } : null;
}
