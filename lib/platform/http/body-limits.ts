import type { IncomingHttpHeaders } from 'node:http';
import { isForLeads, LEAD_BODY_BYTES } from './leads-endpoint.ts';

const KIB = 1024;

/** The largest body that anything but the endpoint for files takes: several hundred times the largest sensible request. */
export const MAX_BODY_BYTES = 1024 * KIB;

/** What no one has signed in for: a name, a password, an address to go on to. */
export const ANONYMOUS_BODY_BYTES = 64 * KIB;

/** The framework's own sign-in endpoints take an e-mail address, a password and two tokens. */
const SIGN_IN_BODY_BYTES = 16 * KIB;

/** A file of a firm's work, packed or not; see lib/features/imports/codes.ts. */
const IMPORT_BODY_BYTES = 12_000_000;

/** A draft of the rules has about a hundred short fields. */
const BACKTEST_BODY_BYTES = 64 * KIB;

const SESSION_COOKIE = /(?:^|; ?)(?:__Secure-)?next-auth\.session-token(?:\.\d+)?=/;

/**
 * How many bytes the body of a request may have, known before any of it is read. Whether the
 * session or the key is a real one shows later: this only keeps strangers small.
 */
export function bodyLimitOf(pathname: string, headers: IncomingHttpHeaders): number {
  if (pathname.startsWith('/api/auth')) return SIGN_IN_BODY_BYTES;
  if (pathname.startsWith('/rules/backtest')) return BACKTEST_BODY_BYTES;
  if (isForLeads(pathname)) return LEAD_BODY_BYTES;
  const isKnown = headers.authorization !== undefined || SESSION_COOKIE.test(headers.cookie ?? '');
  if (isKnown && pathname === '/settings/imports/upload') return IMPORT_BODY_BYTES;
  return isKnown ? MAX_BODY_BYTES : ANONYMOUS_BODY_BYTES;
}
