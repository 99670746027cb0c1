import { z } from 'zod';
import { fail } from './fail';

interface Row {
  readonly id: string;
  readonly refersTo: readonly string[];
  readonly line: string;
}

/**
 * The same lines, each no sooner than the rows of its own table that it refers to: in the same batch or one
 * before. Lines come by their ids, and what refers to an earlier row is in order already; the others wait.
 */
export async function* inOrder(
  batches: AsyncIterable<string[]>,
  columns: readonly string[],
): AsyncGenerator<string[]> {
  const there = new Set<string>();
  let waiting: Row[] = [];
  for await (const batch of batches) {
    const rows = [...waiting, ...batch.map((line) => readRow(line, columns))];
    const ready = settled(rows, there);
    waiting = rows.filter((row) => !ready.has(row));
    if (ready.size > 0) yield [...ready].map(({ line }) => line);
  }
  const [left] = waiting;
  if (left)
    throw fail(`The row ${left.id} refers to one that is not there.`, 'Export the firm once more.');
}

/** Those of which everything that they refer to is there or comes with them. */
function settled(rows: readonly Row[], there: Set<string>): Set<Row> {
  let ready = new Set(rows);
  for (;;) {
    const coming = new Set([...ready].map(({ id }) => id));
    const next = new Set(
      [...ready].filter(({ refersTo }) => refersTo.every((id) => there.has(id) || coming.has(id))),
    );
    if (next.size === ready.size) break;
    ready = next;
  }
  for (const { id } of ready) there.add(id);
  return ready;
}

const rowSchema = z.looseObject({ id: z.string() });

function readRow(line: string, columns: readonly string[]): Row {
  const row = rowSchema.parse(JSON.parse(line));
  const refersTo = columns.flatMap((column) => {
    const value = row[column];
    return typeof value === 'string' ? [value] : [];
  });
  return { id: row.id, refersTo, line };
}
