import 'server-only';
import type { Route } from 'next';
import { headers } from 'next/headers';
import { forbidden, notFound, redirect } from 'next/navigation';
import { recordRefusal } from '@/lib/platform/audit/record-refusal';
import { AppError } from '@/lib/shared/errors';
import { clientAddress } from './client-address';
import { actorOf, type Viewer } from './load-viewer';
import { hasPermission, lacksPermission, type Permission } from './permissions';
import { getViewer } from './viewer';

/**
 * The viewer of a page that needs a permission. Who lacks it is told which roles have it: that there
 * are such pages is no secret within a firm. Asked before anything is looked up, so the answer is the
 * same for every id.
 */
export async function getViewerWith(permission: Permission | 'any-member'): Promise<Viewer> {
  const viewer = await getViewer();
  if (permission === 'any-member') return viewer;
  if (hasPermission(viewer.role, permission)) return viewer;
  const address = clientAddress(await headers());
  const refusal = lacksPermission(viewer.role, permission);
  await recordRefusal(actorOf(viewer), refusal, { what: 'page', address });
  return forbidden();
}

/** What a page is about; the not-found page for an absent or another firm's id. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}

/**
 * One page of a list; an address that never led to one, with a cursor that someone made up, leads
 * to the list's beginning.
 */
export async function orFirstPage<T>(work: Promise<T>, href: Route): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isCursor =
      error instanceof AppError && error.fields.some(({ path }) => path === 'cursor');
    if (isCursor) redirect(href);
    throw error;
  }
}
