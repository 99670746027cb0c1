import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '@/lib/platform/env';
import { sessionSeconds } from './session-limits';

const tokenSchema = z.object({ sid: z.uuid() });

/**
 * Name and attributes of the cookie that carries the session token; the names are next-auth's own.
 * Secure only where browsers come over https, else no one could sign in on plain http.
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
    maxAge: sessionSeconds(),
  });
}

/** The session that a token names, whether it still stands or not; null for no token of ours. */
export async function readSessionToken(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  const opened = await decode({ token, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  const named = tokenSchema.safeParse(opened);
  return named.success ? named.data.sid : null;
}
