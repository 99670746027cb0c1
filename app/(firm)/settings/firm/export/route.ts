import { Readable } from 'node:stream';
import type { NextRequest } from 'next/server';
import { refuseForeignOrigin } from '@/lib/platform/actions/refuse-foreign-origin';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { exportFirm } from '@/lib/features/firm-archive';
import { now } from '@/lib/platform/clock';
import { AppError } from '@/lib/shared/errors';
import { dateIn } from '@/lib/shared/time';
import { answerWithFile } from '../../../file-answer';

/** Where the page says that the file has to wait. */
const WAIT = '/settings/firm?export=wait#data';

/**
 * The whole firm as a file, written while it is read. Asked for by a form: it is on record, and only so
 * many are made in an hour, so that no address that someone is led to may bring it about.
 */
export async function POST(request: NextRequest): Promise<Response> {
  return answerWithFile('firm.export', async (viewer) => {
    refuseForeignOrigin(request.headers);
    try {
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
      if (!(error instanceof AppError) || error.code !== 'too-many-requests') throw error;
      return new Response(null, { status: 303, headers: { Location: WAIT } });
    }
  });
}
