/*
 * Where the focus is, for those who have nothing else to point with. Browsers drop it when the
 * element that has it goes away: a row that was assigned, a banner that was answered, a message
 * that was dismissed. The next press of Tab would then begin at the top of the page.
 */

/** What stands on its own, so that going on from there makes sense. */
const SURROUNDINGS = 'main, section, form, [role="region"], [role="search"], [role="group"]';
/** What comes and goes over the page; from there the focus goes back to the page. */
const PASSING = 'dialog, [data-passing]';

/** What has the focus; null after someone has left it for nothing, as by a press beside it. */
let current: Element | null = null;
/** The last place in the page itself, and what it lies in, from the inside out. */
let place: readonly Element[] = [];
/** By address, where the link led that was followed from there. */
const followed = new Map<string, string>();
let wentBackTo: string | null = null;

/** Begins to follow the focus through the page; answers how to end it. */
export function keepFocus(): () => void {
  const observer = new MutationObserver(rescue);
  observer.observe(document.body, { childList: true, subtree: true });
  const ending = new AbortController();
  const { signal } = ending;
  const { activeElement } = document;
  if (activeElement !== document.body) current = activeElement;
  document.addEventListener('focusin', noteFocus, { signal });
  document.addEventListener('focusout', noteLeaving, { signal });
  document.addEventListener('click', noteFollowed, { signal, capture: true });
  window.addEventListener('popstate', () => (wentBackTo = location.href), { signal });
  return () => {
    observer.disconnect();
    ending.abort();
  };
}

/**
 * After another page has come: to its content, unless a field there has asked for the focus. On the
 * way back: to the link that was followed.
 */
export function focusContent(): void {
  const main = document.getElementById('main');
  if (!main || document.querySelector('dialog[open]')) return;
  const { activeElement } = document;
  if (activeElement !== main && main.contains(activeElement)) return;
  const link = wentBackTo === location.href ? findFollowed(main) : undefined;
  if (link) link.focus();
  else focusQuietly(main);
}

function here(): string {
  return location.pathname + location.search;
}

function noteFocus({ target }: FocusEvent): void {
  if (!(target instanceof Element)) return;
  current = target;
  if (!target.closest(PASSING)) place = withAncestors(target);
}

function noteLeaving({ target, relatedTarget }: FocusEvent): void {
  if (relatedTarget !== null || !(target instanceof Element) || target.closest(PASSING)) return;
  // Leaving for nothing is meant, unless the element is on its way out of the page.
  queueMicrotask(() => {
    if (target.isConnected && current === target && document.hasFocus()) current = null;
  });
}

function noteFollowed({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest('main a[href]') : null;
  const href = link?.getAttribute('href');
  if (href) followed.set(here(), href);
}

function findFollowed(main: HTMLElement): HTMLElement | undefined {
  const href = followed.get(here());
  return [...main.querySelectorAll<HTMLElement>('a[href]')].find(
    (link) => link.getAttribute('href') === href,
  );
}

function rescue(): void {
  if (!current || current.isConnected) return;
  current = null;
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body) return;
  if (document.querySelector('dialog[open]')) return;
  const [last] = place;
  if (last?.isConnected) return focusQuietly(last);
  const again = findAgain();
  if (again) return focusQuietly(again);
  const around = place.find((element) => element.isConnected && element.matches(SURROUNDINGS));
  focusQuietly(around ?? document.getElementById('main'));
}

/** The field that stands for one that was made anew, as when what it shows came from the address. */
function findAgain(): Element | null {
  const name = place[0]?.getAttribute('name');
  const form = place.find((element) => element.matches('form'));
  if (!name || !form?.isConnected) return null;
  return form.querySelector(`[name="${CSS.escape(name)}"]`);
}

function focusQuietly(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

function withAncestors(element: Element): Element[] {
  const all: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) all.push(at);
  return all;
}
