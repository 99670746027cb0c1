import 'server-only';
import { env } from '@/lib/platform/env';

const MINUTE_MS = 60_000;
const HOUR_SECONDS = 3_600;

/** Activity is written down at most this often. */
export const ACTIVITY_STEP_MS = MINUTE_MS;

/** How long a sign-in lasts, in seconds, however often it is used. */
export function sessionSeconds(): number {
  return env.SESSION_HOURS * HOUR_SECONDS;
}

/** How long a session lasts that no one uses, in milliseconds. */
export function idleMs(): number {
  return env.SESSION_IDLE_MINUTES * MINUTE_MS;
}

/** Sessions last used before this have ended at `at`. */
export function usedAfter(at: Date): Date {
  return new Date(at.getTime() - idleMs());
}

/** When a session ends: by itself, and when no one uses it from now on. */
export interface SessionEnds {
  readonly idleAt: Date;
  readonly absoluteAt: Date;
}

/** When this session will have ended. */
export function endsOf(session: { lastActiveAt: Date; expiresAt: Date }): SessionEnds {
  return {
    idleAt: new Date(session.lastActiveAt.getTime() + idleMs()),
    absoluteAt: session.expiresAt,
  };
}
