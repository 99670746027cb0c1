import 'server-only';
import { cookies } from 'next/headers';
import { sessionCookie } from './session-token';

/** Takes the session back from the browser. */
export async function clearSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}
