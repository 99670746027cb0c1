'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { placeAfterSwitch } from '@/components/shell/place-after-switch';
import { orNotFound } from '@/lib/platform/auth/page-guards';
import { refuseForeignOrigin } from '@/lib/platform/actions/refuse-foreign-origin';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { switchFirm } from '@/lib/platform/auth/firms-of-user';
import { clearSessionCookie } from '@/lib/platform/auth/session-cookie';
import { signOut } from '@/lib/platform/auth/own-sessions';
import { findViewer, findViewerToChange, getViewer } from '@/lib/platform/auth/viewer';

/** Ends the session in the database and in the browser. */
export async function signOutAction(): Promise<void> {
  const sent = await headers();
  refuseForeignOrigin(sent);
  const viewer = (await findViewer()) ?? (await findViewerToChange());
  if (viewer) await signOut(viewer.sessionId, clientAddress(sent));
  await clearSessionCookie();
  redirect('/sign-in');
}

/** Goes on in another of the viewer's firms: at the same place, where they may be there. */
export async function switchFirmAction(form: FormData): Promise<void> {
  const sent = await headers();
  refuseForeignOrigin(sent);
  // Anyone may call an action, with any arguments.
  const [slug, place] =
    form instanceof FormData ? [form.get('firmSlug'), form.get('place')] : [null, null];
  const firmSlug = typeof slug === 'string' ? slug : '';
  const role = await orNotFound(switchFirm(await getViewer(), firmSlug, clientAddress(sent)));
  // Otherwise the browser keeps the frame and the pages that it has fetched of the firm that is left.
  revalidatePath('/', 'layout');
  redirect(placeAfterSwitch(typeof place === 'string' ? place : '', role) as Route);
}
