import type { IncomingHttpHeaders } from 'node:http';
import { decode } from 'next-auth/jwt';

/**
 * Who sends a request: someone with a session's token of ours, a device in which someone has signed
 * in, or neither.
 */
export type Caller = 'signed-in' | 'known' | 'stranger';

/** Our cookies: the salt keeps one token from passing for the other (lib/platform/auth/device.ts). */
const SESSION = { name: 'next-auth.session-token', salt: '' };
const DEVICE = { name: 'evenhand.device', salt: 'evenhand-device' };

/**
 * Tells by the cookies alone who knocks. No one else can make them; whether the session still stands
 * shows later.
 *
 * @param secret what the tokens in them are encrypted with
 */
export async function identifyCaller(
  headers: IncomingHttpHeaders,
  secret: string,
): Promise<Caller> {
  const { cookie } = headers;
  if (cookie === undefined) return 'stranger';
  if (await isOurs(cookie, SESSION, secret)) return 'signed-in';
  return (await isOurs(cookie, DEVICE, secret)) ? 'known' : 'stranger';
}

async function isOurs(
  cookies: string,
  { name, salt }: { name: string; salt: string },
  secret: string,
): Promise<boolean> {
  const token = cookieNamed(cookies, `__Secure-${name}`) ?? cookieNamed(cookies, name);
  if (!token) return false;
  return decode({ token, secret, salt }).then(
    (opened) => opened !== null,
    () => false,
  );
}

/** The first cookie of this name in a `Cookie` header. */
export function cookieNamed(cookies: string, name: string): string | undefined {
  const sent = cookies.split(/; ?/).find((cookie) => cookie.startsWith(`${name}=`));
  return sent?.slice(name.length + 1);
}
