'use client';

import { forgetAllTyping, listTypedForms, noteTyping } from './typed-forms';

/*
 * What was typed, carried over one reload of this tab: where a new version of the product is there,
 * the old page cannot send it any more. It is confidential, so it stays in this tab, without
 * passwords, and is thrown away as soon as it is back in its form, or after a while.
 */

const PLACE = 'evenhand-typed';
const KEPT_MS = 10 * 60_000;

type TypedField = readonly [name: string, value: string];

interface TypedCopy {
  readonly path: string;
  readonly keptAtMs: number;
  readonly forms: Record<string, readonly TypedField[]>;
}

/** Loads the page anew, and puts what was typed back into its forms as they appear. */
export function reloadWithTyped(): void {
  const forms = Object.fromEntries(listTypedForms().map((form) => [nameOf(form), fieldsOf(form)]));
  const copy: TypedCopy = { path: location.pathname, keptAtMs: performance.timeOrigin, forms };
  sessionStorage.setItem(PLACE, JSON.stringify(copy));
  forgetAllTyping();
  location.reload();
}

/** Puts back what was typed into this form before the page was loaded anew; once. */
export function takeTyped(form: HTMLFormElement): void {
  const copy = readCopy();
  const fields = copy?.forms[nameOf(form)];
  if (!copy || !fields) return;
  const { [nameOf(form)]: _taken, ...others } = copy.forms;
  if (Object.keys(others).length === 0) sessionStorage.removeItem(PLACE);
  else sessionStorage.setItem(PLACE, JSON.stringify({ ...copy, forms: others }));
  for (const name of new Set(fields.map(([field]) => field))) {
    fill(
      form,
      name,
      fields.flatMap(([field, value]) => (field === name ? [value] : [])),
    );
  }
  noteTyping(form);
}

function readCopy(): TypedCopy | null {
  const text = sessionStorage.getItem(PLACE);
  if (text === null) return null;
  const copy = JSON.parse(text) as TypedCopy;
  const isOld = performance.timeOrigin - copy.keptAtMs > KEPT_MS;
  if (isOld) sessionStorage.removeItem(PLACE);
  return isOld || copy.path !== location.pathname ? null : copy;
}

/** What tells a form from the others of its page, before and after. */
function nameOf(form: HTMLFormElement): string {
  const names = controlsOf(form).map(({ name }) => name);
  return form.getAttribute('aria-label') ?? [...new Set(names)].join(' ');
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>('input[name], select[name], textarea[name]')].filter(
    ({ type }) => type !== 'hidden' && type !== 'password',
  );
}

function fieldsOf(form: HTMLFormElement): TypedField[] {
  return controlsOf(form).flatMap((control): TypedField[] =>
    isTick(control) && !control.checked ? [] : [[control.name, control.value]],
  );
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio';
}

/** As a hand would: what follows each field in the page is told of it. */
function fill(form: HTMLFormElement, name: string, values: readonly string[]): void {
  const controls = controlsOf(form).filter((control) => control.name === name);
  for (const [place, control] of controls.entries()) {
    if (isTick(control)) {
      const isMeant = values.includes(control.value);
      if (isMeant !== control.checked && (isMeant || control.type === 'checkbox')) control.click();
    } else {
      setValue(control, values[place] ?? control.value);
    }
  }
}

/** Past what React remembers of the field, so that it hears of the change. */
function setValue(control: Control, value: string): void {
  if (control.value === value) return;
  const prototype = Object.getPrototypeOf(control) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}
