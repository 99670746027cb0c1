/** What a sorted table knows of a row. */
interface SortableRow {
  getValue(columnId: string): unknown;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Numbers by size, text as people order it; the library's own orders 0.5 before 0.45. */
export function byValue(columnId: string) {
  return (a: SortableRow, b: SortableRow): number => {
    const [left, right] = [a.getValue(columnId), b.getValue(columnId)];
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return collator.compare(String(left), String(right));
  };
}
