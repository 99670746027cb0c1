import 'server-only';
import { encode } from 'next-auth/jwt';
import { env } from '@/lib/env';
import { SESSION_SECONDS } from './sign-in';

/**
 * Name and attributes of the cookie that carries the session token; the names are next-auth's own.
 * Secure only where browsers come over https, else nobody could sign in on plain http.
 */
export function sessionCookie() {
  const secure = usesHttps();
  return {
    name: `${secure ? '__Secure-' : ''}next-auth.session-token`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  } as const;
}

/** Whether browsers reach the product over https, as far as it has been told. */
export function usesHttps(): boolean {
  return env.NEXTAUTH_URL?.startsWith('https://') ?? false;
}

/** The encrypted token that names a session; worthless once the session's row is gone. */
export function encodeSessionToken(sessionId: string, userId: string): Promise<string> {
  return encode({
    token: { sub: userId, sid: sessionId },
    secret: env.NEXTAUTH_SECRET,
    maxAge: SESSION_SECONDS,
  });
}
