import type { KeyboardEvent, MouseEvent } from 'react';

/** Follows a row's link from anywhere on the row, unless a control or a text selection is meant. */
export function followRow(event: MouseEvent<HTMLTableRowElement>, href: string, go: () => void) {
  const target = event.target;
  if (!(target instanceof Element) || target.closest('a,button,input,select,label,summary')) return;
  // Events of a dialog opened from this row reach it through React, not through the page.
  if (!event.currentTarget.contains(target)) return;
  if (window.getSelection()?.toString()) return;
  if (event.metaKey || event.ctrlKey) window.open(href, '_blank', 'noopener');
  else go();
}

/** The place of the row that X was pressed in, to tick it; null for any other key, and where text is typed. */
export function rowToTick({
  key,
  target,
  ctrlKey,
  metaKey,
  altKey,
}: KeyboardEvent<HTMLTableSectionElement>): number | null {
  if (key.toLowerCase() !== 'x' || ctrlKey || metaKey || altKey) return null;
  if (!(target instanceof HTMLElement)) return null;
  if (target.matches('input:not([type="checkbox"]),select,textarea')) return null;
  const place = target.closest<HTMLElement>('[data-row-id]')?.dataset.rowId;
  return place === undefined ? null : Number(place);
}

/** Arrow keys, Home and End move the focus between the links of the rows. */
export function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>) {
  const target = event.target;
  if (!(target instanceof HTMLElement) || !target.matches('[data-row-link]')) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')];
  const position = links.indexOf(target);
  const moves: Record<string, number> = {
    ArrowDown: position + 1,
    ArrowUp: position - 1,
    Home: 0,
    End: links.length - 1,
  };
  const next = links[moves[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
