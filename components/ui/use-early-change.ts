'use client';

import {
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type Ref,
  type RefObject,
} from 'react';

type Control = HTMLInputElement | HTMLSelectElement;

/**
 * A ref for a control whose changes someone listens to. What a person chose or typed before the
 * page's scripts ran shows in the browser, but React has not heard of it and would set it back with
 * its next drawing: it is told as the change that it was, once, when the control comes alive.
 *
 * @param drawn the value, or for a box whether it is ticked, that React draws first; undefined where
 * no one listens
 * @param outerRef another ref that the control is to have
 */
export function useEarlyChange<T extends Control>(
  drawn: string | boolean | undefined,
  outerRef?: Ref<T>,
): RefObject<T | null> {
  const ref = useRef<T>(null);
  const onEarlyChange = useEffectEvent(() => {
    const control = ref.current;
    if (control === null || drawn === undefined) return;
    if (typeof drawn === 'boolean') onTicked(control, drawn);
    else if (control instanceof HTMLSelectElement) onChosen(control, drawn);
    else onTyped(control, drawn);
  });
  // Later changes are heard by themselves.
  useLayoutEffect(() => onEarlyChange(), []);
  useImperativeHandle(outerRef, () => ref.current as T);
  return ref;
}

function onChosen(select: HTMLSelectElement, drawn: string): void {
  // A value that the list does not have shows as another one without anyone's doing.
  const isInList = [...select.options].some(({ value }) => value === drawn);
  if (!isInList || select.value === drawn) return;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** React compares with the last value that it saw, and it saw the typed one: it is shown both. */
function onTyped(input: Control, drawn: string): void {
  const typed = input.value;
  if (typed === drawn) return;
  input.value = drawn;
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  native?.set?.call(input, typed);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function onTicked(control: Control, drawn: boolean): void {
  if (!(control instanceof HTMLInputElement) || control.checked === drawn) return;
  control.checked = drawn;
  control.click();
}
