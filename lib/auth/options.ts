import 'server-only';
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { closeSession } from '@/lib/db/door';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { clientAddress } from './client-address';
import { credentialsSchema } from './schema';
import { safePath } from './safe-path';
import { sessionCookie, usesHttps } from './session-token';
import { SESSION_SECONDS, signInWithPassword } from './sign-in';

const signedInUser = z.object({ id: z.string(), sessionId: z.string() });

/**
 * next-auth, with our rows behind it: the token carries a session id and nothing that could go
 * stale. Who that is, in which firm, with which role, is read from the database on every request.
 */
export function authOptions(): AuthOptions {
  return {
    secret: env.NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: usesHttps(),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/sign-in', signOut: '/', error: '/sign-in' },
    providers: [credentials],
    callbacks: {
      jwt({ token, user }) {
        const signedIn = signedInUser.safeParse(user);
        return signedIn.success ? { sub: signedIn.data.id, sid: signedIn.data.sessionId } : token;
      },
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sid }),
      redirect: ({ url, baseUrl }) =>
        Promise.resolve(new URL(safePath(url, baseUrl), baseUrl).href),
    },
    events: {
      async signOut({ token }) {
        if (typeof token.sid === 'string') await closeSession(token.sid);
      },
    },
    logger: {
      // A token that cannot be read is somebody's old cookie, not a fault.
      error: (code, metadata) => logger.warn({ code, metadata }, 'next-auth refused something'),
      warn: (code) => logger.debug({ code }, 'next-auth warning'),
      debug: (code) => logger.debug({ code }, 'next-auth'),
    },
  };
}

const credentials = CredentialsProvider({
  name: 'E-mail and password',
  credentials: {
    email: { label: 'E-mail', type: 'email' },
    password: { label: 'Password', type: 'password' },
  },
  authorize: (sent, request) => authorize(sent, request.headers),
});

async function authorize(
  sent: unknown,
  headers: Record<string, string> | undefined,
): Promise<{ id: string; sessionId: string } | null> {
  const parsed = credentialsSchema.safeParse(sent);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  try {
    const address = clientAddress(new Headers(headers));
    const { userId, sessionId } = await signInWithPassword({ email, password, address });
    return { id: userId, sessionId };
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return null;
    if (error instanceof AppError) throw error;
    logger.error({ error }, 'sign-in failed');
    throw new AppError('internal', 'Sign-in failed. Try again in a moment.');
  }
}
