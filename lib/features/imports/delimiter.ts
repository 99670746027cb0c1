const DELIMITERS = [',', ';', '\t'] as const;

/** What stands between the cells, and on which line the columns are named. */
export interface Dialect {
  readonly delimiter: string;
  readonly headerLine: 1 | 2;
}

/**
 * Reads off the first line how a file is written: the separator that occurs most often outside of
 * quotation marks. Excel may say it itself, in a line `sep=;` before the columns.
 */
export function dialectOf(start: string): Dialect {
  const said = /^sep=([,;\t])\r?$/i.exec(start.split('\n')[0] ?? '')?.[1];
  if (said) return { delimiter: said, headerLine: 2 };
  const counts = countOutsideQuotes(start);
  const [best = ','] = DELIMITERS.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  return { delimiter: best, headerLine: 1 };
}

function countOutsideQuotes(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  let isQuoted = false;
  for (const mark of text) {
    if (mark === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (mark === '\n') break;
    else counts[mark] = (counts[mark] ?? 0) + 1;
  }
  return counts;
}
