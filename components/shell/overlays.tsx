'use client';

import { lazy, Suspense, useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import { KeySequence } from './key-sequence';
import { PLACES } from './navigation';
import { overlayStore, showOverlay } from './overlay-store';
import type { PaletteContent } from './palette-content';
import {
  GO_SHORTCUTS,
  HELP_KEY,
  MESSAGE_KEY,
  NEW_CASE_KEY,
  NEXT_ROW_KEY,
  PREVIOUS_ROW_KEY,
  SEARCH_KEY,
  shortcutSetting,
} from './shortcuts';
import { useGo } from './use-go';

// Loaded when first asked for: no page is heavier for having them.
const Palette = lazy(() => import('./palette'));
const ShortcutSheet = lazy(() => import('./shortcut-sheet'));

const SHORTCUT_KEYS = new Set([
  ...GO_SHORTCUTS.map(({ keys }) => keys),
  NEW_CASE_KEY,
  SEARCH_KEY,
  HELP_KEY,
  MESSAGE_KEY,
  NEXT_ROW_KEY,
  PREVIOUS_ROW_KEY,
]);

/** What keys open over every page, and the keys themselves. */
export function Overlays(content: PaletteContent) {
  const shown = useSyncExternalStore(overlayStore.subscribe, overlayStore.get, () => null);
  useShortcuts(content);
  const close = () => showOverlay(null);
  return (
    <Suspense fallback={null}>
      {shown === 'palette' ? <Palette {...content} onClose={close} /> : null}
      {shown === 'shortcuts' ? <ShortcutSheet {...content} onClose={close} /> : null}
    </Suspense>
  );
}

function useShortcuts({ allowed, mayOpenCases }: PaletteContent) {
  const go = useGo();
  const sequence = useRef<KeySequence | null>(null);

  const act = useEffectEvent((shortcut: string): void => {
    if (shortcut === HELP_KEY) return showOverlay('shortcuts');
    if (shortcut === SEARCH_KEY) return focusSearch();
    if (shortcut === MESSAGE_KEY) return focusNewestMessage();
    if (shortcut === NEXT_ROW_KEY) return focusRow(1);
    if (shortcut === PREVIOUS_ROW_KEY) return focusRow(-1);
    if (shortcut === NEW_CASE_KEY) {
      if (mayOpenCases) go('/cases/new');
      return;
    }
    const place = GO_SHORTCUTS.find(({ keys }) => keys === shortcut)?.place;
    const item = PLACES.find(({ key }) => key === place);
    if (item && allowed.includes(item.key)) go(item.href);
  });

  useEffect(() => {
    sequence.current ??= new KeySequence(SHORTCUT_KEYS);
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (isPaletteKey(event)) {
        const isOpen = overlayStore.get() === 'palette';
        if (!isOpen && document.querySelector('dialog[open]')) return;
        event.preventDefault();
        return showOverlay(isOpen ? null : 'palette');
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      const shortcut = sequence.current?.press(event.key, event.timeStamp);
      if (!shortcut || !shortcutSetting.isOn()) return;
      event.preventDefault();
      act(shortcut);
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

function isPaletteKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k';
}

const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';
const ABOVE = 'dialog[open], [data-floating]';

/** Whether keys belong to something else now: to a text, to a dialog, to a menu. */
function isTaken(target: EventTarget | null): boolean {
  const isTyping = target instanceof Element && target.closest(TYPING) !== null;
  return isTyping || document.querySelector(ABOVE) !== null;
}

/** The row so many on from the one that has the focus; the first where none has it. */
function focusRow(step: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('main [data-row-link]')];
  const row = document.activeElement?.closest('[data-row-id]');
  const position = row ? links.findIndex((link) => row.contains(link)) : -1;
  links[position < 0 ? 0 : position + step]?.focus();
}

/** What a message offers, such as Undo: by Tab it would come after everything else. */
function focusNewestMessage(): void {
  const message = [...document.querySelectorAll('[data-toast]')].at(-1);
  message?.querySelector('button')?.focus();
}

/** The search box of the page; the palette where the page has none. */
function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (!box || box.offsetParent === null) return showOverlay('palette');
  box.focus();
  box.select();
}
