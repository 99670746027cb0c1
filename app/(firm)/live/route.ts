import type { NextRequest } from 'next/server';
import { findViewer } from '@/lib/platform/auth/viewer';
import { openLiveStream } from '@/lib/platform/live';

const PRIVATE = { 'Cache-Control': 'private, no-store' };

/**
 * Tells the viewer's browser when something in their firm has changed; see `openLiveStream`.
 * `?since=` is when their page was drawn, in milliseconds; without it, now.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await findViewer();
  if (!viewer) return new Response(null, { status: 401, headers: PRIVATE });
  const stream = await openLiveStream(viewer, {
    sinceMs: Number(request.nextUrl.searchParams.get('since') ?? Infinity),
    signal: request.signal,
  });
  if (!stream) {
    return new Response(null, { status: 429, headers: { ...PRIVATE, 'Retry-After': '60' } });
  }
  return new Response(stream, {
    headers: {
      ...PRIVATE,
      'Content-Type': 'text/event-stream; charset=utf-8',
      // A proxy in front must not collect events: they are small and must arrive now.
      'X-Accel-Buffering': 'no',
    },
  });
}

/** Whether the server is there and the viewer signed in, for where no stream gets through. */
export async function HEAD(): Promise<Response> {
  const viewer = await findViewer();
  return new Response(null, { status: viewer ? 204 : 401, headers: PRIVATE });
}
