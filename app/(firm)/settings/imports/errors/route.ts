import type { NextRequest } from 'next/server';
import { recordExport } from '@/lib/platform/audit';
import { exportBadRows } from '@/lib/features/imports';
import { CSV_BOM, csvLine } from '@/lib/shared/csv';
import { answerWithFile, streamFile } from '../../../file-answer';

/** The refused rows of an import as a CSV file, each with why. That someone took it is on record. */
export async function GET(request: NextRequest): Promise<Response> {
  return answerWithFile('imports.manage', async (viewer) => {
    const batches = exportBadRows(viewer, request.nextUrl.searchParams.get('file') ?? '');
    // The first batch says whether there is such an import, before anything is sent.
    const first = await batches.next();
    await recordExport(viewer, 'import-errors');
    return streamFile('refused-rows.csv', linesOf(first.done ? [] : first.value, batches));
  });
}

async function* linesOf(
  first: readonly (readonly string[])[],
  rest: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<string> {
  yield CSV_BOM + first.map(csvLine).join('');
  for await (const batch of rest) yield batch.map(csvLine).join('');
}
