'use client';

/*
 * Which forms of the page hold something that was typed and not sent. A form counts from the first
 * change to its fields until it is sent, emptied, or typed back to what it was.
 */

/** What people fill in: everything, and the texts among it. */
interface Content {
  readonly all: string;
  readonly texts: string;
}

interface Watched {
  /** What the fields held when someone came to the form. */
  before: Content;
  isTyped: boolean;
  /** Leaving the page would lose work worth a question. */
  isGuarded: boolean;
}

const forms = new Map<HTMLFormElement, Watched>();
/** What waits to be saved without being in a form, such as edits of cells. */
const others = new Set<object>();

/** Notes what the fields hold as long as nothing has been typed. */
export function noteArrival(form: HTMLFormElement, isGuarded: boolean): void {
  const known = forms.get(form);
  if (known?.isTyped) return;
  forms.set(form, { before: contentOf(form), isTyped: false, isGuarded });
}

/** Notes that a field may have changed. */
export function markDirty(form: HTMLFormElement): void {
  const known = forms.get(form);
  if (known) known.isTyped = contentOf(form).all !== known.before.all;
}

/** What the form holds is sent: from here on it is typed into anew. */
export function noteSent(form: HTMLFormElement, isGuarded: boolean): void {
  forms.delete(form);
  noteArrival(form, isGuarded);
}

/** Whether someone typed a text within, which closing it would throw away. */
export function hasDirtyText(within: HTMLElement): boolean {
  return [...forms].some(
    ([form, { isTyped: isDirty, before }]) =>
      isDirty && within.contains(form) && contentOf(form).texts !== before.texts,
  );
}

/** Forgets what was typed within: the person who was asked has said so. */
export function markCleanWithin(within: HTMLElement): void {
  for (const form of forms.keys()) if (within.contains(form)) forms.delete(form);
}

/** Notes whether something outside of forms waits to be saved. */
export function noteUnsaved(what: object, isUnsaved: boolean): void {
  if (isUnsaved) others.add(what);
  else others.delete(what);
}

/** Forgets everything that was typed: the person who was asked has said so. */
export function markAllClean(): void {
  others.clear();
  forms.clear();
}

/** Whether any form of the page is half typed. */
export function isAnyFormDirty(): boolean {
  return others.size > 0 || dirtyForms().length > 0;
}

/** Whether leaving the page would lose something worth a question. */
export function hasUnsavedChanges(): boolean {
  return others.size > 0 || dirtyForms().some(({ isGuarded }) => isGuarded);
}

/** The forms of the page that are half typed. */
export function listDirtyForms(): HTMLFormElement[] {
  forgetRemoved();
  return [...forms].flatMap(([form, { isTyped: isDirty }]) => (isDirty ? [form] : []));
}

function dirtyForms(): Watched[] {
  forgetRemoved();
  return [...forms.values()].filter(({ isTyped: isDirty }) => isDirty);
}

function forgetRemoved(): void {
  for (const form of forms.keys()) if (!form.isConnected) forms.delete(form);
}

const TEXTS = 'textarea[name], input[name]:not([type="radio"], [type="checkbox"])';

/** The fields that people fill in; ids and versions are the product's own. */
function contentOf(form: HTMLFormElement): Content {
  const named = (selector: string) =>
    new Set([...form.querySelectorAll<HTMLInputElement>(selector)].map(({ name }) => name));
  const own = named('input[type="hidden"]');
  const texts = named(TEXTS);
  const fields = [...new FormData(form)]
    .filter(([name]) => !own.has(name))
    .map(([name, value]) => [name, typeof value === 'string' ? value : value.name] as const);
  return {
    all: JSON.stringify(fields),
    texts: JSON.stringify(fields.filter(([name]) => texts.has(name))),
  };
}
