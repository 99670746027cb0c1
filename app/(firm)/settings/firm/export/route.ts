import { Readable } from 'node:stream';
import type { NextRequest } from 'next/server';
import { refuseForeignOrigin } from '@/lib/platform/actions/refuse-foreign-origin';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { findViewer } from '@/lib/platform/auth/viewer';
import { exportFirm } from '@/lib/features/firm-archive';
import { now } from '@/lib/platform/clock';
import { AppError } from '@/lib/shared/errors';
import { dateIn } from '@/lib/shared/time';
import { refuseFile } from '../../../csv-stream';

/** Where the page says that the file has to wait. */
const WAIT = '/settings/firm?export=wait#data';

/**
 * The whole firm as a file, written while it is read. Asked for by a form: it is on record, and only so
 * many are made in an hour, so that no address that someone is led to may bring it about.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const viewer = await findViewer();
  if (!viewer) return refuseFile(401, 'Sign in to export the firm.');
  try {
    refuseForeignOrigin(request.headers);
    const file = await exportFirm(actorOf(viewer));
    const day = dateIn(now(), viewer.timeZone);
    return new Response(Readable.toWeb(file) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${viewer.firmSlug}-${day}.zip"`,
        'Cache-Control': 'private, no-store',
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'too-many-requests') return refuseFile(error.status, error.message);
    return new Response(null, { status: 303, headers: { Location: WAIT } });
  }
}
