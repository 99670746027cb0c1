import 'server-only';
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/shared/errors';
import { logger } from '@/lib/platform/logger';
import { enter } from './enter';
import { signOut } from './own-sessions';
import { credentialsSchema } from './schema';
import { safePath } from './safe-path';
import { sessionSeconds } from './session-limits';
import { sessionCookie, usesHttps } from './session-token';

const signedInUser = z.object({ id: z.string(), sessionId: z.string() });

/**
 * next-auth, with our rows behind it: the token carries a session id and nothing that could go
 * stale. Who that is, in which firm, with which role, is read from the database on every request.
 *
 * It passes on no more of a refusal than that there was one; `onRefusal` is told which.
 */
export function authOptions(onRefusal: (refusal: AppError) => void = () => undefined): AuthOptions {
  return {
    secret: env.NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionSeconds() },
    useSecureCookies: usesHttps(),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/sign-in', signOut: '/', error: '/sign-in' },
    providers: [credentialsOf(onRefusal)],
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
        if (typeof token.sid === 'string') await signOut(token.sid);
      },
    },
    logger: {
      // A token that cannot be read is someone's old cookie, not a fault.
      error: (code, metadata) => logger.warn({ code, metadata }, 'next-auth refused something'),
      warn: (code) => logger.debug({ code }, 'next-auth warning'),
      debug: (code) => logger.debug({ code }, 'next-auth'),
    },
  };
}

function credentialsOf(onRefusal: (refusal: AppError) => void) {
  return CredentialsProvider({
    name: 'E-mail and password',
    credentials: {
      email: { label: 'E-mail', type: 'email' },
      password: { label: 'Password', type: 'password' },
    },
    async authorize(sent) {
      const parsed = credentialsSchema.safeParse(sent);
      if (!parsed.success) return null;
      try {
        const { userId, sessionId } = await enter(parsed.data);
        return { id: userId, sessionId };
      } catch (error) {
        onRefusal(asRefusal(error));
        return null;
      }
    },
  });
}

function asRefusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  logger.error({ error }, 'sign-in failed');
  return new AppError('internal', 'Sign-in failed. Try again in a moment.');
}
