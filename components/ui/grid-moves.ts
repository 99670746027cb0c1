/** A cell of a grid, counted from 0. */
export interface GridPlace {
  row: number;
  column: number;
}

/**
 * Where a key leads in a grid: arrows to the neighbour, Home and End along the row, with Ctrl to
 * the first and last cell, Page Up and Page Down ten rows. Null for keys that do not move.
 */
export function moveInGrid(
  { row, column }: GridPlace,
  { key, ctrlKey = false }: { key: string; ctrlKey?: boolean },
  { rows, columns }: { rows: number; columns: number },
): GridPlace | null {
  const places: Record<string, GridPlace> = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    PageUp: { row: row - PAGE_ROWS, column },
    PageDown: { row: row + PAGE_ROWS, column },
    Home: { row: ctrlKey ? 0 : row, column: 0 },
    End: { row: ctrlKey ? rows - 1 : row, column: columns - 1 },
  };
  const place = places[key];
  return place ? clampToGrid(place, { rows, columns }) : null;
}

/** The nearest cell that the grid has. */
export function clampToGrid(
  { row, column }: GridPlace,
  { rows, columns }: { rows: number; columns: number },
): GridPlace {
  return {
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  };
}

/** Marks an element as the cell at a place, for `placeOf`. */
export function placeMark({ row, column }: GridPlace): { 'data-cell': string } {
  return { 'data-cell': `${row}:${column}` };
}

/** The place of the cell that something happened in; null outside of all cells. */
export function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = (cell?.dataset.cell ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

/** The cell at a place. */
export function cellIn(grid: HTMLElement | null, { row, column }: GridPlace): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? null;
}

/** Moves the focus to the cell at a place. */
export function focusPlace(grid: HTMLElement | null, place: GridPlace): void {
  cellIn(grid, place)?.focus();
}

const PAGE_ROWS = 10;
