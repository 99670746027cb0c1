import { AppError } from '@/lib/shared/errors';
import {
  ImportError,
  openCsv,
  selects,
  type Selection,
  type TextRow,
} from '@/lib/features/imports';
import { h2Filings, pastFilingOf, type PastFiling } from './h2-filings';

/**
 * The selected filings of the file, in its order.
 * @throws ImportError when the file cannot be read, lacks columns or has no such rows
 */
export async function readFilings(
  path: string,
  selection: readonly Selection[],
  timeZone: string,
): Promise<PastFiling[]> {
  const file = await openCsv(path);
  const missing = h2Filings.requiredColumns.filter((name) => !file.header.includes(name));
  if (missing.length > 0) {
    throw new ImportError(`${path} lacks the columns ${missing.join(', ')}.`);
  }
  const filings: PastFiling[] = [];
  for await (const { line, cells } of file.rows()) {
    const row = Object.fromEntries(file.header.map((name, index) => [name, cells[index] ?? '']));
    if (selects(selection, row)) filings.push(readRow(path, line, row, timeZone));
  }
  if (filings.length === 0) {
    throw new ImportError(`${path} has no row that meets the --where conditions.`);
  }
  const firms = new Set(filings.map(({ firm }) => firm));
  if (firms.size > 1) {
    throw new ImportError(
      `These rows belong to ${firms.size} firms. Choose one with --where firm_id=F….`,
    );
  }
  return filings;
}

function readRow(path: string, line: number, row: TextRow, timeZone: string): PastFiling {
  try {
    return pastFilingOf(row, timeZone);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new ImportError(`${path}, line ${line}: ${error.message}`);
  }
}
