/** Rows of a table that are chosen for something to be done with them. */
export interface TableSelection {
  selected: ReadonlySet<string>;
  /** The rows that can be chosen, with what their boxes are called. */
  labels: Readonly<Record<string, string>>;
  /**
   * Told how to get from the choice there was to the next one. Must stay the same function: with a
   * new one every row is drawn anew.
   */
  onChange: (next: (selected: ReadonlySet<string>) => ReadonlySet<string>) => void;
}

/**
 * The choice after one row was ticked or unticked. With `anchor`, the row ticked before, everything
 * between the two follows the row, as in a list of files.
 */
export function toggleRow(
  selected: ReadonlySet<string>,
  selectable: readonly string[],
  id: string,
  anchor: string | null,
): ReadonlySet<string> {
  const next = new Set(selected);
  const isOn = !selected.has(id);
  for (const one of rangeBetween(selectable, id, anchor)) {
    if (isOn) next.add(one);
    else next.delete(one);
  }
  return next;
}

function rangeBetween(ids: readonly string[], id: string, anchor: string | null): string[] {
  const to = ids.indexOf(id);
  if (to < 0) return [];
  const from = anchor === null ? -1 : ids.indexOf(anchor);
  if (from < 0) return [id];
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** The choice after the box over all rows was ticked: all, or none where all were chosen. */
export function toggleAll(
  selected: ReadonlySet<string>,
  selectable: readonly string[],
): ReadonlySet<string> {
  return selectable.every((id) => selected.has(id)) ? new Set() : new Set(selectable);
}
