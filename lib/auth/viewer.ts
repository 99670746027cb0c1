import 'server-only';
import { getServerSession } from 'next-auth';
import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { now } from '@/lib/clock';
import { touchSession } from '@/lib/db/door';
import type { Actor } from './actor';
import { isActivity } from './is-activity';
import { actorOf, loadViewer, type Viewer } from './load-viewer';
import { authOptions } from './options';
import { PAGE_HEADER } from './page-header';
import { ACTIVITY_STEP_MS } from './session-limits';

export type { Viewer } from './load-viewer';

const sessionSchema = z.object({ sessionId: z.uuid() });

/**
 * The viewer of this request, or null when nobody is signed in. Checked against the database once
 * per request, so that a role taken away is gone with the next click.
 */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const session = sessionSchema.safeParse(await getServerSession(authOptions()));
  const viewer = session.success ? await loadViewer(session.data.sessionId) : null;
  return viewer && isActivity(await headers()) ? noteActivity(viewer) : viewer;
});

/** Notes that a person did something in this session, at most once a minute. */
export async function noteActivity(viewer: Viewer): Promise<Viewer> {
  const at = now();
  if (at.getTime() - viewer.lastActiveAt.getTime() < ACTIVITY_STEP_MS) return viewer;
  await touchSession(viewer.sessionId, at);
  return { ...viewer, lastActiveAt: at };
}

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
