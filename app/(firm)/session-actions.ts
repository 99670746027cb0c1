'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { refuseForeignOrigin } from '@/lib/actions/refuse-foreign-origin';
import { switchFirm } from '@/lib/auth/firms-of-user';
import { clearSessionCookie } from '@/lib/auth/session-cookie';
import { findViewer, getViewer } from '@/lib/auth/viewer';
import { closeSession } from '@/lib/db/door';

/** Ends the session in the database and in the browser. */
export async function signOutAction(): Promise<void> {
  refuseForeignOrigin(await headers());
  const viewer = await findViewer();
  if (viewer) await closeSession(viewer.sessionId);
  await clearSessionCookie();
  redirect('/sign-in');
}

/** Goes on in another of the viewer's firms, from its dashboard. */
export async function switchFirmAction(form: FormData): Promise<void> {
  refuseForeignOrigin(await headers());
  const slug = form.get('firmSlug');
  await switchFirm(await getViewer(), typeof slug === 'string' ? slug : '');
  redirect('/dashboard');
}
