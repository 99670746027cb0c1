import 'server-only';
import { cookies } from 'next/headers';
import { encodeSessionToken, sessionCookie } from './session-token';
import { SESSION_SECONDS } from './sign-in';

/** Hands the browser its session. Only server actions and route handlers can. */
export async function setSessionCookie(sessionId: string, userId: string): Promise<void> {
  const { name, options } = sessionCookie();
  const token = await encodeSessionToken(sessionId, userId);
  (await cookies()).set(name, token, { ...options, maxAge: SESSION_SECONDS });
}

/** Takes the session back from the browser. */
export async function clearSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}
