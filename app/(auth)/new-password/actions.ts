'use server';

import { redirect } from 'next/navigation';
import type { Route } from 'next';
import { publicAction } from '@/lib/platform/actions/firm-action';
import { safePath } from '@/lib/platform/auth/safe-path';
import { findViewerToChange } from '@/lib/platform/auth/viewer';
import { changeOwnPassword } from '@/lib/features/members';
import { replacePasswordSchema } from '@/lib/contracts/member';

/** Replaces a password that is no longer good enough, and goes where the person was heading. */
export const replacePasswordAction = publicAction({
  schema: replacePasswordSchema,
  records: ['password-changed'],
  handler: async ({ next, ...change }) => {
    const viewer = await findViewerToChange();
    if (!viewer) redirect('/sign-in');
    await changeOwnPassword(viewer, change);
    redirect(safePath(next) as Route);
  },
});
