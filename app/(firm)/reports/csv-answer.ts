import 'server-only';
import { sheetLines, type Sheet } from '@/components/reports/sheet';
import { recordExport } from '@/lib/audit';
import type { Viewer } from '@/lib/auth/load-viewer';
import { CSV_BOM, csvLine } from '@/lib/csv';
import type { Refusal } from './or-refusal';

/**
 * A report's table as a file to save: the same numbers as on the page. That somebody took it, and how
 * many rows, is on record before they get it.
 */
export async function csvAnswer(viewer: Viewer, what: string, sheet: Sheet): Promise<Response> {
  await recordExport(viewer, what, sheet.rows.length);
  return new Response(CSV_BOM + sheetLines(sheet).map(csvLine).join(''), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${sheet.name}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** Why an address has no file, in words. */
export function refusalAnswer({ problems, status }: Refusal): Response {
  return new Response(problems.map(({ text }) => text).join('\n'), {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}
