'use client';

import {
  startTransition,
  use,
  useActionState,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  type ComponentProps,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { callAction } from '@/lib/platform/actions/call-action';
import {
  IDLE,
  MEMBER_FIELD,
  newOnceKey,
  ONCE_FIELD,
  type ActionState,
  type FormAction,
} from '@/lib/platform/actions/state';
import { ActionFormContext, MemberContext } from './action-form-context';
import { Button } from './button';
import { cn } from './cn';
import { focusFirstError, focusOpenChoice, Refusal, showUnplacedErrors } from './refusal';
import { toast } from './toast-store';
import { useShownVersion } from './use-shown-version';
import { restoreDraft } from './form-draft';
import { noteArrival, noteSent, markDirty } from './dirty-forms';

interface ActionFormProps<T> {
  action: FormAction<T>;
  children: ReactNode;
  /** Called once per success, e.g. to close the dialog around the form. */
  onSuccess?: (data: T | undefined) => void;
  /** Empties the form after a success: for forms that add one thing after another. */
  resetOnSuccess?: boolean;
  /** Hidden values: ids, the expected version. */
  hidden?: Record<string, string | number>;
  /**
   * Asks before the page is left with something typed and not sent, unless told not to. With
   * `until-replaced` sending saves nothing yet, as for a preview: what was typed counts until
   * another form takes its place.
   */
  guard?: boolean | 'until-replaced';
  className?: string;
  'aria-label'?: string;
}

/**
 * A form around a server action. On refusal it shows the message, every field error (beside its
 * `Field`, or in the summary when no field has that name), keeps what was typed and moves the
 * focus to the first faulty field. On success it toasts the answer's message.
 *
 * It dispatches the action itself rather than through the `action` attribute once scripts run,
 * because React empties a form after an attribute action, even after a refusal. Control or Command
 * with Enter sends it from any field. What is sent before scripts run is kept by React through the
 * attribute, and sent once they do.
 *
 * What could not be sent, because of the network, the server or the session, stays as it is, with
 * the reason and a button that sends it again. Until a success every attempt carries the same key,
 * by which the action does it once, also where only the answer was lost. What someone else changed
 * meanwhile is shown beside what was typed, to choose from, and nothing unseen is overwritten. What
 * would follow unseen is asked; pressing the button once more answers.
 */
export function ActionForm<T = undefined>({
  action,
  children,
  onSuccess,
  resetOnSuccess = false,
  hidden = {},
  guard = true,
  className,
  ...rest
}: ActionFormProps<T>) {
  const [state, dispatch, pending] = useActionState<ActionState<T>, FormData>(
    async (previous, data) => {
      const answer = await callAction(action, previous, data);
      // Said here and not in an effect: the page may come back without this form, as when the case
      // was handed off, and then no effect of it runs any more.
      if (answer.status === 'ok' && answer.message) toast.success(answer.message);
      return answer;
    },
    IDLE,
  );
  const formRef = useRef<HTMLFormElement>(null);
  const onceRef = useRef<string | null>(null);
  const submitterRef = useRef<HTMLElement | null>(null);
  // What the person was asked and has read, to be sent along.
  const readRef = useRef<Record<string, string>>({});
  const member = use(MemberContext);
  const shown = useShownVersion(formRef, hidden.version);

  const settle = useEffectEvent((answer: ActionState<T>) => {
    const form = formRef.current;
    if (answer.status === 'ok') {
      onceRef.current = null;
      readRef.current = {};
      shown.forget();
      if (resetOnSuccess) form?.reset();
      if (form && guard !== 'until-replaced') noteSent(form, guard);
      onSuccess?.(answer.data);
    } else if (answer.status === 'error' && form) {
      if (answer.question) readRef.current[answer.question.field] = answer.question.value;
      showUnplacedErrors(form);
      focusFirstError(form);
    }
  });
  useEffect(() => settle(state), [state]);

  const typing = useTypingNotes(formRef, guard !== false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // A form in a dialog must not also send the form that the dialog was opened from.
    event.stopPropagation();
    if (pending || focusOpenChoice(event.currentTarget)) return;
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    submitterRef.current = submitter;
    const data = new FormData(event.currentTarget, submitter);
    onceRef.current ??= newOnceKey();
    data.set(ONCE_FIELD, onceRef.current);
    if (shown.version() !== null) data.set('version', shown.version() ?? '');
    for (const [name, value] of Object.entries(readRef.current)) data.set(name, value);
    startTransition(() => dispatch(data));
  }

  /** As it was sent before, by the button that was pressed then. */
  function sendAgain() {
    const submitter = submitterRef.current;
    formRef.current?.requestSubmit(submitter?.isConnected ? submitter : null);
  }

  const context = useMemo(
    () =>
      state.status === 'error'
        ? {
            fieldErrors: state.fieldErrors,
            values: state.values,
            pending,
            asked: state.question !== undefined,
          }
        : { fieldErrors: {}, values: {}, pending, asked: false },
    [state, pending],
  );

  return (
    <form
      ref={formRef}
      action={dispatch}
      onSubmit={submit}
      onKeyDown={sendByKey}
      noValidate
      className={cn('grid gap-4', className)}
      {...typing}
      {...rest}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {member === null ? null : <input type="hidden" name={MEMBER_FIELD} value={member} />}
      {state.status === 'error' ? (
        <Refusal
          state={state}
          pending={pending}
          onSendAgain={sendAgain}
          before={shown.before}
          onMerged={shown.merge}
        />
      ) : null}
      <ActionFormContext value={context}>{children}</ActionFormContext>
    </form>
  );
}

/** Control or Command with Enter sends the form from any of its fields. */
function sendByKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || target.closest('form') !== currentTarget) return;
  if (!target.matches('input, select, textarea')) return;
  event.preventDefault();
  currentTarget.requestSubmit();
}

/** Handlers that note when someone types into the form, so that nothing happens to it unasked. */
function useTypingNotes(formRef: RefObject<HTMLFormElement | null>, guard: boolean) {
  useEffect(() => {
    if (!formRef.current) return;
    noteArrival(formRef.current, guard);
    restoreDraft(formRef.current);
  }, [formRef, guard]);

  // What is in a dialog opened from within reaches this form through React, but is not in it.
  function isWithin(event: SyntheticEvent): event is SyntheticEvent & { target: Element } {
    const { target } = event;
    return target instanceof Element && target.closest('form') === formRef.current;
  }
  function arrived(event: SyntheticEvent) {
    if (formRef.current && isWithin(event)) noteArrival(formRef.current, guard);
  }
  function typed(event: SyntheticEvent) {
    if (formRef.current && isWithin(event)) markDirty(formRef.current);
  }
  // A button may change what the form holds, once React has drawn what it did.
  function pressed(event: SyntheticEvent) {
    const form = formRef.current;
    if (form && isWithin(event)) setTimeout(() => markDirty(form));
  }
  return { onFocus: arrived, onInput: typed, onClick: pressed };
}

/** The button that sends the surrounding `ActionForm`; shows that an answer is awaited. */
export function SubmitButton({
  variant = 'primary',
  children,
  ...rest
}: Omit<ComponentProps<typeof Button>, 'type' | 'pending'>) {
  const form = use(ActionFormContext);
  return (
    <Button type="submit" variant={variant} pending={form?.pending ?? false} {...rest}>
      {children}
    </Button>
  );
}

/** The row of buttons at the end of a form: the main one first. */
export function FormActions({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn('flex flex-wrap items-center gap-2 pt-1', className)}>{children}</div>;
}
