import 'server-only';
import { reportLines, type ReportTable } from './report-table';
import { recordExport } from '@/lib/platform/audit';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { CSV_BOM, csvLine } from '@/lib/shared/csv';
import type { Refusal } from './result-or-error';

/**
 * A report's table as a file to save: the same numbers as on the page. That someone took it, and how
 * many rows, is on record before they get it.
 */
export async function csvAnswer(
  viewer: Viewer,
  what: string,
  table: ReportTable,
): Promise<Response> {
  await recordExport(viewer, what, table.rows.length);
  return new Response(CSV_BOM + reportLines(table).map(csvLine).join(''), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${table.name}.csv"`,
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
