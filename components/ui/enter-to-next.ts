import type { KeyboardEvent } from 'react';

const FIELDS = 'input:not([type="hidden"]),select,textarea';

/**
 * Lets a long form be filled in without leaving the keys: Enter goes to the next field, as on
 * paper, Control or Command with Enter sends the form. In a text of several lines Enter stays a new
 * line, and on the last field it sends.
 */
export function moveToNextOnEnter(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLElement) || !target.matches(FIELDS)) return;
  const form = target.closest('form');
  if (!form) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (target instanceof HTMLTextAreaElement || event.shiftKey || event.altKey) return;
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (field) => !field.matches(':disabled') && field.checkVisibility(),
  );
  const next = fields[fields.indexOf(target) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
