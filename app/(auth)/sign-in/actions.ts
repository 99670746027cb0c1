'use server';

import { redirect } from 'next/navigation';
import type { Route } from 'next';
import { publicAction } from '@/lib/actions/firm-action';
import { clientAddress } from '@/lib/auth/client-address';
import { safePath } from '@/lib/auth/safe-path';
import { signInSchema } from '@/lib/auth/schema';
import { setSessionCookie } from '@/lib/auth/session-cookie';
import { signInWithPassword } from '@/lib/auth/sign-in';

/** Signs in with e-mail address and password and goes where the visitor was heading. */
export const signInAction = publicAction({
  schema: signInSchema,
  handler: async ({ email, password, next }, headers) => {
    const address = clientAddress(headers);
    const { sessionId, userId } = await signInWithPassword({ email, password, address });
    await setSessionCookie(sessionId, userId);
    redirect(safePath(next) as Route);
  },
});
