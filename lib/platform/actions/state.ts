import { BUSY_LABELS } from '@/lib/platform/http/busy-messages';

/** Why an action was not answered, or not done, although nothing is wrong with what was typed. */
export type Unsent =
  /** The machine has no network. */
  | 'offline'
  /** Nothing came back: what was sent may have been done all the same. */
  | 'unreachable'
  /** The server has sent it away: it had too much to do. */
  | 'busy'
  /** The server runs a newer build that does not know this page's action. */
  | 'new-version'
  /** The session has ended. */
  | 'signed-out'
  /** Someone else, or another firm, is signed in by now. */
  | 'other-member';

/**
 * What a server action answers to the form that called it. Plain data, so that it can travel
 * between server and browser.
 *
 * - `idle`: nothing was sent yet.
 * - `ok`: done; `message` is shown as a toast, `data` goes to the form's `onSuccess`.
 * - `error`: refused; `fieldErrors` by field name, `values` is what was typed. With `unsent` the
 *   same may be sent again as it is.
 */
export type ActionState<T = undefined> =
  | { status: 'idle' }
  | { status: 'ok'; message?: string; data?: T }
  | {
      status: 'error';
      message: string;
      fieldErrors: Record<string, string[]>;
      values: Record<string, string>;
      unsent?: Unsent;
      conflict?: Conflict;
      question?: Question;
    };

/** Someone else has changed what a form is about since the page showed it. */
export interface Conflict {
  /** The version that is stored now. */
  version: number;
  /** Who changed what last, where that is known. */
  change: string | null;
  /** What is stored now, by the names of the form's fields. */
  theirs: Record<string, string>;
}

/**
 * More would follow from what was sent than the page had shown, so nothing was done yet. Sent again
 * with this answer, it is.
 */
export interface Question {
  /** The field that says that it was read, and what it holds then. */
  field: string;
  value: string;
  /** What would follow, part by part, such as mine beside theirs. */
  parts: { title: string; items: string[] }[];
}

/** What an action answered in the end. */
export type ActionAnswer<T = undefined> = Exclude<ActionState<T>, { status: 'idle' }>;

/** An action that a form can call. */
export type FormAction<T = undefined> = (
  previous: ActionState<T>,
  formData: FormData,
) => Promise<ActionState<T>>;

export const IDLE: { status: 'idle' } = { status: 'idle' };

/** The field under which a form sends its key; names that begin with a dollar are no input. */
export const ONCE_FIELD = '$once';

/** The field that names the member whom the page was drawn for. */
export const MEMBER_FIELD = '$member';

/** A key for everything that is sent until it has succeeded; also without a secure context. */
export function newOnceKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What has happened, and what to do, in people's words. */
export const UNSENT_LABELS: Record<Unsent, string> = {
  offline: 'You are offline. Nothing is lost: send it again once you are connected.',
  unreachable: 'The server does not answer. Nothing is lost: send it again; it is done only once.',
  busy: `${BUSY_LABELS} Nothing is lost.`,
  'new-version':
    'Evenhand was updated while this page was open, so the page could not send this. Nothing is lost: load the new version, and what you typed comes with you.',
  'signed-out':
    'You have been signed out. What you typed is kept: sign in again, then send it again.',
  'other-member':
    'Somebody else is signed in in this browser now, or you have changed the firm. Nothing was sent in their name. Sign in as before to send it.',
};

/** The answer to what could not be sent, or was not answered. */
export function unsent(
  reason: Unsent,
  values: Record<string, string> = {},
): Extract<ActionAnswer, { status: 'error' }> {
  return {
    status: 'error',
    message: UNSENT_LABELS[reason],
    fieldErrors: {},
    values,
    unsent: reason,
  };
}

/**
 * What a message says that stays on the screen after the connection is back, where `unsent` itself
 * would go on claiming that it is not.
 */
export function lastingMessage(answer: Extract<ActionAnswer, { status: 'error' }>): string {
  const isAboutConnection = answer.unsent === 'offline' || answer.unsent === 'unreachable';
  return isAboutConnection
    ? 'It did not get through. Nothing is lost: send it again once you are connected.'
    : answer.message;
}
