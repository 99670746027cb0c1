import type { NextRequest } from 'next/server';
import { refuseForeignOrigin } from '@/lib/platform/actions/refuse-foreign-origin';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { endsOf } from '@/lib/platform/auth/session-limits';
import { findViewer, noteActivity } from '@/lib/platform/auth/viewer';
import { now } from '@/lib/platform/clock';
import { AppError } from '@/lib/shared/errors';

const PRIVATE = { 'Cache-Control': 'private, no-store' };

/** How long the viewer's session lasts from now: if it is not used, and in any case. */
export async function GET(): Promise<Response> {
  return answerFor(await findViewer());
}

/** The browser says that a person has clicked or typed. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    refuseForeignOrigin(request.headers);
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: error.status });
    throw error;
  }
  const viewer = await findViewer();
  return answerFor(viewer && (await noteActivity(viewer)));
}

function answerFor(viewer: Viewer | null): Response {
  if (!viewer) return new Response(null, { status: 401, headers: PRIVATE });
  const { idleAt, absoluteAt } = endsOf(viewer);
  const atMs = now().getTime();
  return Response.json(
    { idleMs: idleAt.getTime() - atMs, absoluteMs: absoluteAt.getTime() - atMs },
    { headers: PRIVATE },
  );
}
