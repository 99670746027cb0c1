'use server';

import { redirect } from 'next/navigation';
import type { Route } from 'next';
import { publicAction } from '@/lib/platform/actions/firm-action';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { signInThroughFramework } from '@/lib/platform/auth/framework-sign-in';
import { clearSessionCookie } from '@/lib/platform/auth/session-cookie';
import { findViewer } from '@/lib/platform/auth/viewer';
import { closeSession } from '@/lib/platform/db/identity-store';
import { acceptAsNewUser, acceptAsUser, declineInvitation } from '@/lib/features/identity';
import { requireAnswer } from '@/lib/features/identity/limits';
import { linkSchema, newAccountSchema } from '@/lib/contracts/invitation';

/** Makes an account, joins the firm and signs in. */
export const newAccountAction = publicAction({
  schema: newAccountSchema,
  records: ['invitation-accepted'],
  handler: async (input, headers) => {
    await requireAnswer(clientAddress(headers));
    const { email } = await acceptAsNewUser(input);
    await signInThroughFramework({ email, password: input.newPassword });
    redirect('/dashboard');
  },
});

/** Joins the firm with the account that is signed in. */
export const acceptAction = publicAction({
  schema: linkSchema,
  records: ['invitation-accepted'],
  handler: async ({ token }, headers) => {
    await requireAnswer(clientAddress(headers));
    const viewer = await findViewer();
    if (!viewer) redirect(`/sign-in?${new URLSearchParams({ next: `/invitation/${token}` })}`);
    await acceptAsUser(viewer, token);
    redirect('/dashboard');
  },
});

/** Says no to the firm. */
export const declineAction = publicAction({
  schema: linkSchema,
  records: ['invitation-declined'],
  handler: async ({ token }, headers) => {
    await requireAnswer(clientAddress(headers));
    await declineInvitation(token);
    redirect('/sign-in?declined=1');
  },
});

/** Ends the session that stands in the way, and comes back to the link. */
export const signOutHereAction = publicAction({
  schema: linkSchema,
  records: { nothing: 'ends a session' },
  handler: async ({ token }) => {
    const viewer = await findViewer();
    if (viewer) await closeSession(viewer.sessionId);
    await clearSessionCookie();
    redirect(`/invitation/${encodeURIComponent(token)}` as Route);
  },
});
