'use client';

import { controlsOf, fillField, isTick } from './form-fields';
import { markAllClean, listDirtyForms, markDirty } from './dirty-forms';

/*
 * What was typed, carried over one reload of this tab: where a new version of the product is there,
 * the old page cannot send it any more. It is confidential, so it stays in this tab, without
 * passwords, and is thrown away as soon as it is back in its form, or after a while.
 */

const PLACE = 'evenhand-typed';
const KEPT_MS = 10 * 60_000;

type DraftField = readonly [name: string, value: string];

interface FormDraft {
  readonly path: string;
  readonly keptAtMs: number;
  readonly forms: Record<string, readonly DraftField[]>;
}

/** Loads the page anew, and puts what was typed back into its forms as they appear. */
export function reloadWithDraft(): void {
  const forms = Object.fromEntries(listDirtyForms().map((form) => [nameOf(form), fieldsOf(form)]));
  const copy: FormDraft = { path: location.pathname, keptAtMs: performance.timeOrigin, forms };
  sessionStorage.setItem(PLACE, JSON.stringify(copy));
  markAllClean();
  location.reload();
}

/** Puts back what was typed into this form before the page was loaded anew; once. */
export function restoreDraft(form: HTMLFormElement): void {
  const copy = readCopy();
  const fields = copy?.forms[nameOf(form)];
  if (!copy || !fields) return;
  const { [nameOf(form)]: _taken, ...others } = copy.forms;
  if (Object.keys(others).length === 0) sessionStorage.removeItem(PLACE);
  else sessionStorage.setItem(PLACE, JSON.stringify({ ...copy, forms: others }));
  for (const name of new Set(fields.map(([field]) => field))) {
    fillField(
      form,
      name,
      fields.flatMap(([field, value]) => (field === name ? [value] : [])),
    );
  }
  markDirty(form);
}

function readCopy(): FormDraft | null {
  const text = sessionStorage.getItem(PLACE);
  if (text === null) return null;
  const copy = JSON.parse(text) as FormDraft;
  const isOld = performance.timeOrigin - copy.keptAtMs > KEPT_MS;
  if (isOld) sessionStorage.removeItem(PLACE);
  return isOld || copy.path !== location.pathname ? null : copy;
}

/** What tells a form from the others of its page, before and after. */
function nameOf(form: HTMLFormElement): string {
  const names = controlsOf(form).map(({ name }) => name);
  return form.getAttribute('aria-label') ?? [...new Set(names)].join(' ');
}

function fieldsOf(form: HTMLFormElement): DraftField[] {
  return controlsOf(form).flatMap((control): DraftField[] =>
    isTick(control) && !control.checked ? [] : [[control.name, control.value]],
  );
}
