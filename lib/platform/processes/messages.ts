import type { RoomName } from './rooms.ts';

/*
 * What the processes of one installation say to each other, by way of the one that has started them
 * (decision 0092). Codes and ids only.
 */

/** What the process that listens to the database has heard. */
export type Change =
  | { readonly firmId: string }
  | { readonly sessionId: string }
  /** Listening has begun, or has ended: what is said meanwhile goes unheard. */
  | { readonly isListening: boolean };

/** To the primary. */
export type ToPrimary =
  | { readonly evenhand: 'hello' }
  | { readonly evenhand: 'change'; readonly change: Change }
  | {
      readonly evenhand: 'enter';
      readonly ticket: number;
      readonly room: RoomName;
      readonly key: string;
    }
  | { readonly evenhand: 'leave'; readonly ticket: number };

/** From the primary. */
export type FromPrimary =
  | { readonly evenhand: 'change'; readonly change: Change }
  | { readonly evenhand: 'place'; readonly ticket: number; readonly isIn: boolean };

/** A message of ours: others, such as the framework, may use the same line. */
export function isOurs<M extends ToPrimary | FromPrimary>(message: unknown): message is M {
  return typeof message === 'object' && message !== null && 'evenhand' in message;
}
