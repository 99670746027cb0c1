'use client';

import type { ActionAnswer } from '@/lib/platform/actions/state';
import { Alert } from './alert';
import { ConflictNotice } from './conflict-notice';
import { QuestionNotice } from './question-notice';
import type { FieldTexts } from './merge-fields';
import { UnsentNotice } from './unsent-notice';

type RefusedState = Extract<ActionAnswer<unknown>, { status: 'error' }>;

/** Why a form was not accepted, above its fields; or why it was not sent, and how to send it again. */
export function Refusal({
  state,
  pending,
  onSendAgain,
  before,
  onMerged,
}: {
  state: RefusedState;
  pending: boolean;
  onSendAgain: () => void;
  /** What the fields held when they were filled. */
  before: FieldTexts;
  /** What is stored by now has been seen. */
  onMerged: (version: number, theirs: FieldTexts) => void;
}) {
  const { message, fieldErrors, unsent, conflict, question } = state;
  if (unsent) {
    return <UnsentNotice reason={unsent} pending={pending} onSendAgain={onSendAgain} />;
  }
  if (conflict) {
    return (
      <ConflictNotice
        // Another answer is another question.
        key={conflict.version}
        conflict={conflict}
        before={before}
        onMerged={onMerged}
      />
    );
  }
  if (question) return <QuestionNotice message={message} parts={question.parts} />;
  // What a field says below is not said twice.
  const isRepeated = Object.values(fieldErrors).flat().includes(message);
  return (
    <div data-refusal tabIndex={-1} className="outline-none">
      <Alert tone="bad" title={isRepeated ? 'One entry needs another look.' : message}>
        <ul className="grid gap-0.5 empty:hidden">
          {Object.entries(fieldErrors).flatMap(([name, messages]) =>
            messages.map((message) => (
              <li key={`${name}:${message}`} data-error-for={name}>
                {message}
              </li>
            )),
          )}
        </ul>
      </Alert>
    </div>
  );
}

/** Leaves in the summary only the errors that no field of this form shows. */
export function showUnplacedErrors(form: HTMLFormElement): void {
  const placed = new Set(
    [...form.querySelectorAll<HTMLElement>('[data-field]')].map((field) => field.dataset.field),
  );
  for (const item of form.querySelectorAll<HTMLElement>('[data-error-for]')) {
    item.hidden = placed.has(item.dataset.errorFor);
  }
}

/** Moves the focus to a choice between mine and theirs that is still open; whether there is one. */
export function focusOpenChoice(form: HTMLFormElement): boolean {
  const open = form.querySelector<HTMLElement>('[data-choice]:invalid');
  open?.focus();
  return open !== null;
}

/** A control that was refused; of a group that has none of its own to mark, the first. */
const FAULTY = '[aria-invalid="true"], fieldset[data-invalid] :is(input, select, button):enabled';

/** Moves the focus to what is to be done next: mend the first faulty field, or send again. */
export function focusFirstError(form: HTMLFormElement): void {
  if (focusOpenChoice(form)) return;
  const target =
    form.querySelector<HTMLElement>('[data-unsent] button') ??
    form.querySelector<HTMLElement>(FAULTY) ??
    form.querySelector<HTMLElement>('[data-refusal]');
  target?.focus();
}
