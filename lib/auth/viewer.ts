import 'server-only';
import { getServerSession } from 'next-auth';
import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import type { Actor } from './actor';
import { actorOf, loadViewer, type Viewer } from './load-viewer';
import { authOptions } from './options';
import { PAGE_HEADER } from './page-header';

export type { Viewer } from './load-viewer';

const sessionSchema = z.object({ sessionId: z.uuid() });

/**
 * The viewer of this request, or null when nobody is signed in. Checked against the database once
 * per request, so that a role taken away is gone with the next click.
 */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const session = sessionSchema.safeParse(await getServerSession(authOptions()));
  return session.success ? loadViewer(session.data.sessionId) : null;
});

/**
 * The viewer of this request; sends whoever is not signed in, or no longer, to the sign-in page,
 * which leads back to where they were heading.
 */
export async function getViewer(): Promise<Viewer> {
  return (await findViewer()) ?? redirect(signInFor((await headers()).get(PAGE_HEADER)));
}

/** The sign-in page for somebody who asked for this address of ours, if it is known. */
function signInFor(page: string | null): Route {
  const isAnywhere = page !== null && page !== '/';
  return isAnywhere ? `/sign-in?${new URLSearchParams({ next: page })}` : '/sign-in';
}

/** The viewer of this request as an actor; sends whoever is not signed in to the sign-in page. */
export async function getActor(): Promise<Actor> {
  return actorOf(await getViewer());
}
