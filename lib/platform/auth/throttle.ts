import 'server-only';
import { createHmac } from 'node:crypto';
import { now } from '@/lib/platform/clock';
import { countAttempt, forgetAttempts, takeBackAttempt } from '@/lib/platform/db/identity-store';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/shared/errors';
import { networkOf } from '@/lib/platform/http/network-of';

const WINDOW_MS = 15 * 60_000;

/**
 * How many failures each may have within a quarter of an hour. In the order in which a stranger's
 * attempt is counted: what one limit refuses does not count under the next, so that one address can
 * use up no more of an account's attempts than its own pair has.
 */
const LIMITS = {
  /** One address against many people. */
  address: 200,
  /** A person at one address. */
  pair: 10,
  /** Many addresses against one person. */
  account: 50,
  /** A device that has signed in before: whatever others do, it keeps these. */
  device: 10,
  /** Someone at a session that was left open, trying its owner's password. */
  change: 10,
} as const;

type Limited = keyof typeof LIMITS;

interface Counted {
  readonly what: Limited;
  readonly key: string;
}

/** A limit was reached: which, for the record. The person is not told. */
export class TooManyAttempts extends AppError {
  constructor(
    readonly by: Limited,
    message: string,
    retryAfterSeconds: number,
  ) {
    super('too-many-requests', message, [], retryAfterSeconds);
  }
}

/** An attempt that was counted before its outcome is known. */
export interface CountedAttempt {
  /** It was none: its own pair is forgotten, elsewhere it is taken back. */
  succeed: () => Promise<void>;
}

/** Where an attempt comes from, and against whom. */
export interface AttemptPlace {
  readonly email: string;
  readonly address: string;
  /** The device and user, where that user has signed in from it before. */
  readonly known: { readonly deviceId: string; readonly userId: string } | null;
}

/**
 * Counts an attempt to sign in, over all processes and both entrances.
 * @throws AppError `too-many-requests` with the seconds to wait.
 */
export function countSignIn({ email, address, known }: AttemptPlace): Promise<CountedAttempt> {
  if (known) return count([limited('device', known.deviceId, known.userId)], SIGN_IN_LABELS);
  const network = networkOf(address);
  return count(
    [limited('address', network), limited('pair', network, email), limited('account', email)],
    SIGN_IN_LABELS,
  );
}

/**
 * Counts a try of one's own present password.
 * @throws AppError `too-many-requests` with the seconds to wait.
 */
export function countPasswordTry(userId: string): Promise<CountedAttempt> {
  return count([limited('change', userId)], 'Too many tries');
}

const SIGN_IN_LABELS = 'Too many attempts to sign in';

/** The first and the last of a stranger's three: these hold others' failures too. */
const SHARED: readonly Limited[] = ['address', 'account'];

async function count(all: readonly Counted[], words: string): Promise<CountedAttempt> {
  const at = now();
  for (const { what, key } of all) {
    const window = await countAttempt(key, at, new Date(at.getTime() + WINDOW_MS));
    if (window.count > LIMITS[what]) throw refuse(what, window.endsAt, at, words);
  }
  return {
    succeed: async () => {
      for (const { what, key } of all) {
        await (SHARED.includes(what) ? takeBackAttempt(key) : forgetAttempts(key));
      }
    },
  };
}

function refuse(by: Limited, endsAt: Date, at: Date, words: string): TooManyAttempts {
  const seconds = Math.max(1, Math.ceil((endsAt.getTime() - at.getTime()) / 1000));
  const minutes = Math.ceil(seconds / 60);
  const wait = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return new TooManyAttempts(by, `${words}. Wait ${wait} and try again.`, seconds);
}

/** Under what an attempt is counted: no one who reads the table learns an address or an e-mail. */
function limited(what: Limited, ...whom: string[]): Counted {
  const text = JSON.stringify([what, ...whom]);
  const key = createHmac('sha256', env.NEXTAUTH_SECRET).update(text).digest('base64url');
  return { what, key };
}
