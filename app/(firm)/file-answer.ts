import { headers } from 'next/headers';
import { recordRefusal } from '@/lib/platform/audit/record-refusal';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { requirePermission, type Permission } from '@/lib/platform/auth/permissions';
import { findViewer, type Viewer } from '@/lib/platform/auth/viewer';
import { AppError } from '@/lib/shared/errors';

/**
 * What every file is asked for by: someone signed in, with the permission. A refusal is plain text and
 * on record; who lacks the permission is not told that there is such a file.
 */
export async function answerWithFile(
  permission: Permission,
  write: (viewer: Viewer) => Promise<Response>,
): Promise<Response> {
  const viewer = await findViewer();
  if (!viewer) return refuseFile(401, 'Sign in to download this file.');
  try {
    requirePermission(viewer, permission);
  } catch (error) {
    await recordFileRefusal(viewer, error);
    return refuseFile(404, 'There is nothing here.');
  }
  try {
    return await write(viewer);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await recordFileRefusal(viewer, error);
    return refuseFile(error.status, error.message);
  }
}

async function recordFileRefusal(viewer: Viewer, error: unknown): Promise<void> {
  const address = clientAddress(await headers());
  await recordRefusal(actorOf(viewer), error, { what: 'file', address });
}

/** Why a file is not given, as plain text. */
function refuseFile(status: number, message: string): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}

/** A CSV file that is written while it is read: only as fast as the browser takes it. */
export function streamFile(name: string, lines: AsyncGenerator<string>): Response {
  return new Response(streamOf(lines), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** Reads on only as fast as the browser takes it, and stops when the browser has gone. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
