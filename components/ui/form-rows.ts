import { controlsOf, fillText, labelFor } from './form-fields';
import type { FieldTexts } from './merge-fields';

/*
 * Lists of rows in a form. React draws the rows, so that a list is filled by telling it what to hold.
 */

const FILL_ROWS = 'fill-rows';

/** One row of a list: its fields by their own names. */
export type RowTexts = Readonly<Record<string, string>>;

/** The names of the lists that a form shows. */
export function listsOf(form: HTMLFormElement): string[] {
  return [...form.querySelectorAll<HTMLElement>('[data-rows]')].map(
    ({ dataset }) => dataset.rows ?? '',
  );
}

/** Fills a list of the form with these rows instead of its own. */
export function fillRows(form: HTMLFormElement, list: string, texts: FieldTexts): void {
  const element = form.querySelector(`[data-rows="${CSS.escape(list)}"]`);
  element?.dispatchEvent(new CustomEvent(FILL_ROWS, { detail: rowsIn(texts) }));
}

/**
 * For the list itself, once its rows are drawn: fills their fields, which would otherwise begin with
 * what was typed before a refusal, and lets the person who watches the form look again.
 */
export function renumberRows(element: HTMLElement, list: string, rows: readonly RowTexts[]): void {
  const form = element.closest('form');
  if (!form) return;
  for (const { name } of controlsOf(form)) {
    const [area, row, field = ''] = name.split('.');
    if (area === list) fillText(form, name, rows[Number(row)]?.[field] ?? '');
  }
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

/** For the list itself: hears what it is to hold. Returns how to stop. */
export function onFillRows(
  element: HTMLElement,
  fill: (rows: readonly RowTexts[]) => void,
): () => void {
  const heard = (event: Event) => {
    if (event instanceof CustomEvent) fill(event.detail as RowTexts[]);
  };
  element.addEventListener(FILL_ROWS, heard);
  return () => element.removeEventListener(FILL_ROWS, heard);
}

/** What rows say, as the form labels their fields: "From complexity 8, Level at least Expert". */
export function rowsLabel(form: HTMLFormElement, list: string, texts: FieldTexts): string {
  const shown = controlsOf(form).map(({ name }) => name);
  const placeOf = (field: string) => shown.findIndex((name) => isLike(name, list, field));
  const rows = rowsIn(texts).map((row) =>
    Object.entries(row)
      .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
      .map(([field, text]) => fieldLabel(form, list, field, text))
      .join(', '),
  );
  return rows.length === 0 ? 'none' : rows.join('; ');
}

/** The same field of any row. */
function isLike(name: string, list: string, field: string): boolean {
  return name.startsWith(`${list}.`) && name.endsWith(`.${field}`);
}

function fieldLabel(form: HTMLFormElement, list: string, field: string, text: string): string {
  const alike = controlsOf(form).find(({ name }) => isLike(name, list, field));
  const { label, value } = labelFor(form, alike?.name ?? field, text);
  return `${label.toLowerCase()} ${value.toLowerCase()}`;
}

function rowsIn(texts: FieldTexts): RowTexts[] {
  const rows = new Map<string, Record<string, string>>();
  for (const [name, text] of Object.entries(texts)) {
    const [, row = '', field = ''] = name.split('.');
    rows.set(row, { ...rows.get(row), [field]: text });
  }
  return [...rows].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, row]) => row);
}
