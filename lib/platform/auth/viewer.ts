import 'server-only';
import { getServerSession } from 'next-auth';
import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { touchSession } from '@/lib/platform/db/identity-store';
import type { Actor } from './actor';
import { isActivity } from './is-activity';
import { actorOf, loadViewer, type Viewer } from './load-viewer';
import { authOptions } from './options';
import { PAGE_HEADER } from './page-header';
import { ACTIVITY_STEP_MS } from './session-limits';

export type { Viewer } from './load-viewer';

const sessionSchema = z.object({ sessionId: z.uuid() });

/**
 * The viewer of this request, or null when no one is signed in. Checked against the database once
 * per request, so that a role taken away is gone with the next click.
 */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const sessionId = await findSessionId();
  const viewer = sessionId === null ? null : await loadViewer(sessionId);
  return viewer && isActivity(await headers()) ? noteActivity(viewer) : viewer;
});

/** The person who is signed in but must choose a new password before anything else, or null. */
export const findViewerToChange = cache(async (): Promise<Viewer | null> => {
  const sessionId = await findSessionId();
  return sessionId === null ? null : loadViewer(sessionId, { mustChange: true });
});

const findSessionId = cache(async (): Promise<string | null> => {
  const session = sessionSchema.safeParse(await getServerSession(authOptions()));
  return session.success ? session.data.sessionId : null;
});

/** Notes that a person did something in this session, at most once a minute. */
export async function noteActivity(viewer: Viewer): Promise<Viewer> {
  const at = now();
  if (at.getTime() - viewer.lastActiveAt.getTime() < ACTIVITY_STEP_MS) return viewer;
  await touchSession(viewer.sessionId, at);
  return { ...viewer, lastActiveAt: at };
}

/**
 * The viewer of this request; sends anyone who is not signed in, or no longer, to the sign-in page,
 * and anyone who must choose a new password to the page for that. Both lead back to where they were
 * heading.
 */
export async function getViewer(): Promise<Viewer> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  const page = (await headers()).get(PAGE_HEADER);
  redirect(onTheWayTo((await findViewerToChange()) ? '/new-password' : '/sign-in', page));
}

/** A page that comes before the address of ours that someone asked for, if that is known. */
function onTheWayTo<R extends string>(page: Route<R>, target: string | null): Route {
  const isAnywhere = target !== null && target !== '/';
  return (isAnywhere ? `${page}?${new URLSearchParams({ next: target })}` : page) as Route;
}

/** The viewer of this request as an actor; sends anyone who is not signed in to the sign-in page. */
export async function getActor(): Promise<Actor> {
  return actorOf(await getViewer());
}
