'use client';

/*
 * Which forms of the page hold something that was typed and not sent. A form counts from the first
 * change to its fields until it is sent, emptied, or typed back to what it was.
 */

interface Watched {
  /** What the fields held when somebody came to the form. */
  before: string;
  isTyped: boolean;
  /** Leaving the page would lose work worth a question. */
  isGuarded: boolean;
}

const forms = new Map<HTMLFormElement, Watched>();

/** Notes what the fields hold as long as nothing has been typed. */
export function noteArrival(form: HTMLFormElement, isGuarded: boolean): void {
  const known = forms.get(form);
  if (known?.isTyped) return;
  forms.set(form, { before: contentOf(form), isTyped: false, isGuarded });
}

/** Notes that a field may have changed. */
export function noteTyping(form: HTMLFormElement): void {
  const known = forms.get(form);
  if (known) known.isTyped = contentOf(form) !== known.before;
}

/** What the form holds is sent: from here on it is typed into anew. */
export function noteSent(form: HTMLFormElement, isGuarded: boolean): void {
  forms.delete(form);
  noteArrival(form, isGuarded);
}

/** Forgets everything that was typed: whoever was asked has said so. */
export function forgetAllTyping(): void {
  forms.clear();
}

/** Whether any form of the page is half typed. */
export function isTypedInto(): boolean {
  return typedForms().length > 0;
}

/** Whether leaving the page would lose something worth a question. */
export function hasUnsavedChanges(): boolean {
  return typedForms().some(({ isGuarded }) => isGuarded);
}

function typedForms(): Watched[] {
  for (const form of forms.keys()) if (!form.isConnected) forms.delete(form);
  return [...forms.values()].filter(({ isTyped }) => isTyped);
}

/** The fields that people fill in, as one text; ids and versions are the product's own. */
function contentOf(form: HTMLFormElement): string {
  const own = new Set(
    [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')].map(({ name }) => name),
  );
  const fields = [...new FormData(form)].filter(([name]) => !own.has(name));
  return JSON.stringify(
    fields.map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
  );
}
