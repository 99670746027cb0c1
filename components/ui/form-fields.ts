import { formatDay } from './format';
import type { FieldTexts } from './merge-fields';

/** A control that people fill in. */
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * The controls of a form that people fill in; passwords are no one else's business, and names that
 * begin with a dollar are no input.
 */
export function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>('input[name], select[name], textarea[name]')].filter(
    ({ type, name }) => type !== 'hidden' && type !== 'password' && !name.startsWith('$'),
  );
}

/** Whether a control is ticked rather than filled. */
export function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio';
}

/** What the fields of a form hold, as the stored values are written: ticks of one name as a list. */
export function textsOf(form: HTMLFormElement): FieldTexts {
  const texts: Record<string, string> = {};
  for (const [name, controls] of byName(form)) {
    const [first] = controls;
    if (first?.type === 'checkbox') {
      const ticked = controls.filter((one) => isTick(one) && one.checked);
      texts[name] =
        controls.length === 1
          ? String(ticked.length === 1)
          : listText(ticked.map(({ value }) => value));
    } else {
      const chosen = controls.find((one) => !isTick(one) || one.checked);
      texts[name] = chosen?.value ?? '';
    }
  }
  return texts;
}

/** Fills a field with what `textsOf` would say of it. */
export function fillText(form: HTMLFormElement, name: string, text: string): void {
  const controls = byName(form).get(name) ?? [];
  const list = text.split(LIST_MARK);
  for (const control of controls) {
    if (!isTick(control)) setValue(control, text);
    else if (controls.length === 1) tick(control, text === 'true');
    else tick(control, list.includes(control.value));
  }
}

/** Fills the controls of one name with the values that a form sends. */
export function fillField(form: HTMLFormElement, name: string, values: readonly string[]): void {
  for (const [place, control] of (byName(form).get(name) ?? []).entries()) {
    if (isTick(control)) tick(control, values.includes(control.value));
    else setValue(control, values[place] ?? control.value);
  }
}

const LIST_MARK = ', ';

/** Several values as one text, the same in whatever order they come. */
function listText(values: readonly string[]): string {
  return [...values].sort().join(LIST_MARK);
}

function byName(form: HTMLFormElement): Map<string, Control[]> {
  const named = new Map<string, Control[]>();
  for (const control of controlsOf(form)) {
    named.set(control.name, [...(named.get(control.name) ?? []), control]);
  }
  return named;
}

/** As a hand would; a radio is unticked by another one. */
function tick(control: HTMLInputElement, isMeant: boolean): void {
  if (isMeant !== control.checked && (isMeant || control.type === 'checkbox')) control.click();
}

/** What a field calls itself on the page, and a value of it. */
export function labelFor(form: HTMLFormElement, name: string, value: string) {
  const control = controlsOf(form).find((one) => one.name === name);
  const field = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const label = field?.querySelector('label, legend') ?? control?.labels?.[0];
  const option =
    control instanceof HTMLSelectElement
      ? [...control.options].find((one) => one.value === value)?.text
      : controlsOf(form)
          .find((one) => one.name === name && one.type === 'radio' && one.value === value)
          ?.labels?.[0]?.textContent?.trim();
  const text = value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
  return {
    // Without the remark that a field is optional.
    label: label?.firstChild?.textContent?.trim() || control?.getAttribute('aria-label') || name,
    value: option ?? (text === '' ? 'empty' : formatDate(control?.type, text)),
  };
}

/** A day or a time as people write it. */
function formatDate(type: string | undefined, text: string): string {
  const [day = '', time = ''] = text.split('T');
  if (type === 'date') return formatDay(day);
  return type === 'datetime-local' ? `${formatDay(day)}, ${time}` : text;
}

/** Past what React remembers of the field, so that it hears of the change. */
function setValue(control: Control, value: string): void {
  if (control.value === value) return;
  const prototype = Object.getPrototypeOf(control) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}
