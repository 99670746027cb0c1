'use server';

import { redirect } from 'next/navigation';
import type { Route } from 'next';
import { publicAction } from '@/lib/platform/actions/firm-action';
import { signInThroughFramework } from '@/lib/platform/auth/framework-sign-in';
import { safePath } from '@/lib/platform/auth/safe-path';
import { signInSchema } from '@/lib/platform/auth/schema';

/** Signs in with e-mail address and password and goes where the visitor was heading. */
export const signInAction = publicAction({
  schema: signInSchema,
  records: { nothing: 'a sign-in is among the accesses' },
  handler: async ({ email, password, next }) => {
    await signInThroughFramework({ email, password });
    redirect(safePath(next) as Route);
  },
});
