import type { NextRequest } from 'next/server';
import { recordExport } from '@/lib/platform/audit';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { findViewer } from '@/lib/platform/auth/viewer';
import { exportBadRows } from '@/lib/features/imports';
import { CSV_BOM, csvLine } from '@/lib/shared/csv';
import { AppError } from '@/lib/shared/errors';
import { refuseFile, streamFile } from '../../../csv-stream';

/** The refused rows of an import as a CSV file, each with why. That someone took it is on record. */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await findViewer();
  if (!viewer) return refuseFile(401, 'Sign in to download this list.');
  if (!hasPermission(viewer.role, 'imports.manage'))
    return refuseFile(404, 'There is nothing here.');
  const batches = exportBadRows(viewer, request.nextUrl.searchParams.get('file') ?? '');
  try {
    // The first batch says whether there is such an import, before anything is sent.
    const first = await batches.next();
    await recordExport(viewer, 'import-errors');
    return streamFile('refused-rows.csv', linesOf(first.done ? [] : first.value, batches));
  } catch (error) {
    if (error instanceof AppError) return refuseFile(error.status, error.message);
    throw error;
  }
}

async function* linesOf(
  first: readonly (readonly string[])[],
  rest: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<string> {
  yield CSV_BOM + first.map(csvLine).join('');
  for await (const batch of rest) yield batch.map(csvLine).join('');
}
