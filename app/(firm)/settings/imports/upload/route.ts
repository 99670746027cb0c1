import type { NextRequest } from 'next/server';
import { groupByField } from '@/lib/platform/actions/action-error';
import { refuseForeignOrigin } from '@/lib/platform/actions/refuse-foreign-origin';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { findViewer } from '@/lib/platform/auth/viewer';
import { ImportError, stageImport, uploadedFile } from '@/lib/features/imports';
import { uploadSchema } from '@/lib/features/imports/schema';
import { AppError } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';

const PRIVATE = { 'Cache-Control': 'private, no-store' };

/**
 * Takes a file of a firm's work. A route and no action: the bytes come as they are, larger than any
 * form may be.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const viewer = await findViewer();
  if (!viewer) return refuse(401, 'Sign in to bring a file in.');
  try {
    refuseForeignOrigin(request.headers);
    requirePermission(viewer, 'imports.manage');
    const input = parseInput(uploadSchema, Object.fromEntries(request.nextUrl.searchParams));
    const bytes = new Uint8Array(await request.arrayBuffer());
    const file = await uploadedFile(input.kind, input.name, bytes);
    return Response.json({ id: await stageImport(actorOf(viewer), file) }, { headers: PRIVATE });
  } catch (error) {
    if (error instanceof ImportError) return refuse(400, error.message);
    if (!(error instanceof AppError)) throw error;
    return refuse(error.status, error.message, groupByField(error.fields));
  }
}

function refuse(status: number, message: string, fieldErrors: object = {}): Response {
  return Response.json({ message, fieldErrors }, { status, headers: PRIVATE });
}
